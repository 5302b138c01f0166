// Operations that AWS carries out after it has answered. Here the change is made at once; the operation itself is submitted,
// then pending, and then a success, so that what polls it sees each.
import type { OperationStatus, Operation as OperationView } from '@aws-sdk/client-servicediscovery';
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { type OperationRecord, operationsTable } from './state.ts';

const pendingAfterMs = 20;
const doneAfterMs = 50;
/** AWS keeps them for 30 days. */
const keptMs = 30 * 24 * 3_600_000;

/** @returns its id */
export function noteOperation(
  type: OperationRecord['type'],
  targets: OperationRecord['targets'],
  ctx: Context,
): string {
  for (const old of ctx.all(operationsTable))
    if (ctx.now - old.createdAt > keptMs) ctx.delete(operationsTable, old.id);
  const id = `${ctx.ids.alphanumeric(32).toLowerCase()}-${ctx.ids.alphanumeric(8).toLowerCase()}`;
  ctx.put(operationsTable, id, { id, type, targets, createdAt: ctx.now });
  return id;
}

export function statusOf(
  { createdAt }: OperationRecord,
  { now }: Reader & { readonly now: number },
): OperationStatus {
  if (now < createdAt + pendingAfterMs) return 'SUBMITTED';
  return now < createdAt + doneAfterMs ? 'PENDING' : 'SUCCESS';
}

export function operationView(record: OperationRecord, ctx: Context): OperationView {
  const Status = statusOf(record, ctx);
  const updatedAt = Status === 'SUCCESS' ? record.createdAt + doneAfterMs : record.createdAt;
  return {
    Id: record.id,
    OwnerAccount: ctx.account,
    Type: record.type,
    Status,
    CreateDate: new Date(record.createdAt),
    UpdateDate: new Date(updatedAt),
    Targets: { ...record.targets },
  };
}
