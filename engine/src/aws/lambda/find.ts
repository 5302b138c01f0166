// Looks a function up by any form of its name: `name`, `name:qualifier`, `<account>:function:name`, an ARN.
import type { Context } from '../../kernel/context.ts';
import { functionNotFound, invalid, revisionChanged } from './faults.ts';
import { type FunctionRecord, functions } from './state.ts';

const named =
  /^(?:(?:arn:aws:lambda:[a-z0-9-]+:)?\d{12}:function:|function:)?([A-Za-z0-9_-]{1,64})(?::([$A-Za-z0-9_-]+))?$/;

export function requireFunction(given: string | undefined, ctx: Context, asked?: string): FunctionRecord {
  const [, name = '', own] = named.exec(given ?? '') ?? [];
  if (!name) throw invalid(`'${given}' is not a function's name or ARN.`);
  const qualifier = asked ?? own;
  const found = ctx.get(functions, name);
  const arn = ctx.arn('lambda', `function:${name}`);
  // The only version is $LATEST.
  if (qualifier !== undefined && qualifier !== '$LATEST') throw functionNotFound(`${arn}:${qualifier}`);
  if (!found || (given!.startsWith('arn:') && !given!.startsWith(arn))) throw functionNotFound(arn);
  return found;
}

/** @throws PreconditionFailedException when the caller gives a revision that is not the current one. */
export function checkRevision(record: FunctionRecord, given: string | undefined): void {
  if (given !== undefined && given !== record.revisionId) throw revisionChanged();
}
