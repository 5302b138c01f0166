// Message authentication codes. https://docs.aws.amazon.com/kms/latest/developerguide/hmac.html
import { createHmac } from 'node:crypto';
import type { GenerateMacRequest } from '@aws-sdk/client-kms';
import type { Context } from '../../../kernel/context.ts';
import { incompatible } from '../faults.ts';
import { requireUsable } from '../find.ts';
import { specOf } from '../keys/specs.ts';
import { checkOptions } from '../options.ts';
import type { KeyRecord } from '../state.ts';

export function macOf(
  input: GenerateMacRequest,
  operation: string,
  ctx: Context,
): { readonly key: KeyRecord; readonly mac: Buffer } {
  const key = requireUsable(input.KeyId, 'GENERATE_VERIFY_MAC', operation, ctx);
  const spec = specOf(key.spec);
  if (spec.kind !== 'hmac' || spec.mac !== input.MacAlgorithm)
    throw incompatible(String(input.MacAlgorithm), key.spec);
  checkOptions(input);
  const secret = Buffer.from(key.material.at(-1)!.secret, 'base64');
  return { key, mac: createHmac(spec.hash, secret).update(input.Message!).digest() };
}
