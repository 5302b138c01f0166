// Stores a changed function as a new revision, and has the driver stop what runs the earlier one.
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
