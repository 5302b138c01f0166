// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_RestoreDBClusterFromSnapshot.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSnapshot } from '../find.ts';
import { restore } from '../snapshots/restore.ts';
import { clusterView } from '../views/cluster.ts';

export const restoreDBClusterFromSnapshot: Operation<'rds', 'RestoreDBClusterFromSnapshot'> = (
  input,
  ctx,
) => {
  const snapshot = requireSnapshot('cluster', input.SnapshotIdentifier, ctx);
  return { DBCluster: clusterView(restore(snapshot, input.DBClusterIdentifier, input, ctx), ctx) };
};
