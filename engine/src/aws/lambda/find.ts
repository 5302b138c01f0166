// Looks a function up by any form of its name: `name`, `name:qualifier`, `<account>:function:name`, an ARN.
import type { Context } from '../../kernel/context.ts';
import { functionNotFound, invalid, revisionChanged } from './faults.ts';
import { aliases, type FunctionRecord, functions, versions } from './state.ts';

const named =
  /^(?:(?:arn:aws:lambda:[a-z0-9-]+:)?\d{12}:function:|function:)?([A-Za-z0-9_-]{1,64})(?::([$A-Za-z0-9_-]+))?$/;

export interface FoundFunction {
  /** Of the version that the qualifier means. */
  readonly record: FunctionRecord;
  /** As it was asked for. Absent: $LATEST. */
  readonly qualifier?: string;
  /** With the qualifier. */
  readonly qualifiedArn: string;
}

/** @param asked a qualifier apart from the name: a version or an alias */
export function findFunction(given: string | undefined, ctx: Context, asked?: string): FoundFunction {
  const [, name = '', own] = named.exec(given ?? '') ?? [];
  if (!name) throw invalid(`'${given}' is not a function's name or ARN.`);
  const qualifier = asked ?? own;
  const latest = ctx.get(functions, name);
  const arn = ctx.arn('lambda', `function:${name}`);
  const qualifiedArn = qualifier === undefined ? arn : `${arn}:${qualifier}`;
  if (!latest || !isHere(given!, ctx)) throw functionNotFound(qualifiedArn);
  if (qualifier === undefined || qualifier === '$LATEST') return { record: latest, qualifiedArn };
  const record = ctx.get(versions, `${name}:${versionOf(name, qualifier, ctx)}`);
  if (!record) throw functionNotFound(qualifiedArn);
  return { record, qualifier, qualifiedArn };
}

/** Whether an ARN, or a part of one, names this account and region. */
function isHere(given: string, ctx: Context): boolean {
  const [, region = ctx.region, account = ctx.account] =
    /^(?:arn:aws:lambda:([a-z0-9-]+):)?(\d{12}):function:/.exec(given) ?? [];
  return region === ctx.region && account === ctx.account;
}

/** Where an alias shares its invocations among versions, each call chooses one. */
function versionOf(name: string, qualifier: string, ctx: Context): string {
  const alias = ctx.get(aliases, `${name}:${qualifier}`);
  if (!alias) return qualifier;
  if (Object.keys(alias.weights).length === 0) return alias.version;
  let left = Number.parseInt(ctx.ids.hex(8), 16) / 2 ** 32;
  for (const [version, weight] of Object.entries(alias.weights)) {
    left -= weight;
    if (left < 0) return version;
  }
  return alias.version;
}

export function requireFunction(given: string | undefined, ctx: Context, asked?: string): FunctionRecord {
  return findFunction(given, ctx, asked).record;
}

/** The function itself, whatever the qualifier: what can be changed. */
export function requireLatest(given: string | undefined, ctx: Context, asked?: string): FunctionRecord {
  return ctx.get(functions, requireFunction(given, ctx, asked).name)!;
}

/** @throws PreconditionFailedException when the caller gives a revision that is not the current one. */
export function checkRevision(record: { readonly revisionId: string }, given: string | undefined): void {
  if (given !== undefined && given !== record.revisionId) throw revisionChanged();
}
