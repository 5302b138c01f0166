// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBInstanceFromDBSnapshot.html
import type { Operation } from '../../../kernel/context.ts';
import { notSimulated } from '../faults.ts';
import { requireSnapshot } from '../find.ts';
import { restore } from '../snapshots/restore.ts';
import { instanceView } from '../views/instance.ts';

export const restoreDBInstanceFromDBSnapshot: Operation<'rds', 'RestoreDBInstanceFromDBSnapshot'> = (
  input,
  ctx,
) => {
  if (input.DBClusterSnapshotIdentifier !== undefined)
    throw notSimulated('An instance from a cluster’s snapshot');
  const snapshot = requireSnapshot('instance', input.DBSnapshotIdentifier, ctx);
  return { DBInstance: instanceView(restore(snapshot, input.DBInstanceIdentifier, input, ctx), ctx) };
};
