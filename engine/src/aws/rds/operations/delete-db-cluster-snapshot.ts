// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBClusterSnapshot.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSnapshot } from '../find.ts';
import { removeSnapshot } from '../snapshots/remove.ts';
import { clusterSnapshotView } from '../snapshots/views.ts';

export const deleteDBClusterSnapshot: Operation<'rds', 'DeleteDBClusterSnapshot'> = (input, ctx) => {
  const record = requireSnapshot('cluster', input.DBClusterSnapshotIdentifier, ctx);
  removeSnapshot(record, ctx);
  return { DBClusterSnapshot: { ...clusterSnapshotView(record, ctx), Status: 'deleted' } };
};
