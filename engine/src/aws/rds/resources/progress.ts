// How far a database of a template has come.
import { CreateFailed, type Progress } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { serverOf } from '../databases/change.ts';
import type { DatabaseRecord } from '../state.ts';

export function progressOf(record: DatabaseRecord, ctx: Context): Progress {
  const { id: physicalId, status } = record;
  const { recorded, failure } = serverOf(record, ctx);
  if (status === 'failed' || failure !== undefined)
    throw new CreateFailed(`The database server did not start: ${failure}`, physicalId);
  const remark = recorded === undefined ? waiting(record) : `Recorded only: ${recorded}`;
  if (status === 'available')
    return {
      status: 'success',
      physicalId,
      ...(remark !== undefined && { remark }),
    };
  return {
    status: 'in-progress',
    physicalId,
    againInMs: 500,
    memo: { id: physicalId },
    reason: `The database ${physicalId} is ${status}.`,
  };
}

/** What a template with `ApplyImmediately: false` has changed. */
const waiting = ({ pending, settings }: DatabaseRecord): string | undefined =>
  pending &&
  `Pending until the maintenance window (${settings.PreferredMaintenanceWindow}): ${Object.keys(pending).join(', ')}`;
