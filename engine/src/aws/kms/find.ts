// Looks up keys: by id, ARN, alias or the alias's ARN. https://docs.aws.amazon.com/kms/latest/developerguide/find-cmk-id-arn.html
import type { KeyUsageType } from '@aws-sdk/client-kms';
import { parseArn } from '../../kernel/arn.ts';
import type { Context } from '../../kernel/context.ts';
import {
  aliasNotFound,
  disabled,
  foreignArn,
  invalidKeyId,
  keyNotFound,
  managedByAws,
  pendingDeletion,
  wrongUsage,
} from './faults.ts';
import { makeManagedKey } from './keys/managed.ts';
import { aliases, type KeyRecord, keys } from './state.ts';

const keyId = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|mrk-[0-9a-f]{32})$/;

/** @param given also an alias. @throws NotFoundException */
export function requireKey(given: string | undefined, ctx: Context): KeyRecord {
  const name = localName(given ?? '', ctx);
  if (name.startsWith('alias/')) {
    const alias = ctx.get(aliases, name);
    const key = alias ? ctx.get(keys, alias.keyArn) : makeManagedKey(name, ctx);
    if (!key) throw aliasNotFound(ctx.arn('kms', name));
    return key;
  }
  if (!keyId.test(name)) throw invalidKeyId(name);
  const arn = ctx.arn('kms', `key/${name}`);
  const key = ctx.get(keys, arn);
  if (!key) throw keyNotFound(arn);
  return key;
}

/** Where AWS takes no alias. */
export function requireKeyById(given: string | undefined, ctx: Context): KeyRecord {
  const name = localName(given ?? '', ctx);
  if (name.startsWith('alias/')) throw invalidKeyId(name);
  return requireKey(name, ctx);
}

/** One that a customer may change: neither AWS's own, nor pending deletion. */
export function requireOwn(given: string | undefined, ctx: Context): KeyRecord {
  const key = requireKeyById(given, ctx);
  if (key.manager === 'AWS') throw managedByAws(key.arn);
  if (key.deletion) throw pendingDeletion(key.arn);
  return key;
}

/** One that is enabled, and for what the operation does. */
export function requireUsable(
  given: string | undefined,
  usage: KeyUsageType,
  operation: string,
  ctx: Context,
): KeyRecord {
  const key = requireKey(given, ctx);
  checkEnabled(key);
  if (key.usage !== usage) throw wrongUsage(key.arn, key.usage, operation);
  return key;
}

/** @throws DisabledException, KMSInvalidStateException */
export function checkEnabled({ arn, isEnabled, deletion }: KeyRecord): void {
  if (deletion) throw pendingDeletion(arn);
  if (!isEnabled) throw disabled(arn);
}

/** Without what an ARN has in front. */
function localName(given: string, { account, region }: Context): string {
  const arn = parseArn(given);
  if (!arn) return given;
  if (arn.service !== 'kms' || arn.region !== region) throw foreignArn(arn.region);
  if (arn.account !== account) throw keyNotFound(given);
  return arn.resource.replace(/^key\//, '');
}
