// A change of a function: a new revision, and an end for what runs the one before.
import type { Context } from '../../kernel/context.ts';
import { type FunctionRecord, functions } from './state.ts';

export function storeRevision(
  record: Omit<FunctionRecord, 'revisionId' | 'modifiedAt'>,
  ctx: Context,
): FunctionRecord {
  const stored = { ...record, revisionId: ctx.ids.uuid(), modifiedAt: ctx.now };
  ctx.put(functions, record.name, stored);
  ctx.perform('functions/retire', { functionArn: record.arn, revision: stored.revisionId });
  return stored;
}
