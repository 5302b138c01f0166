// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DeleteDBCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { discard } from '../databases/change.ts';
import { invalidClusterState, invalidCombination } from '../faults.ts';
import { requireCluster } from '../find.ts';
import { keepAndDiscard } from '../snapshots/take.ts';
import { membersOfCluster } from '../state.ts';
import { clusterView } from '../views/cluster.ts';

export const deleteDBCluster: Operation<'rds', 'DeleteDBCluster'> = (input, ctx) => {
  const record = requireCluster(input.DBClusterIdentifier, ctx);
  if (record.deletionProtection)
    throw invalidCombination(
      'Cannot delete protected Cluster, please disable deletion protection and try again.',
    );
  if (ctx.by(membersOfCluster, record.id).some(({ status }) => status !== 'deleting'))
    throw invalidClusterState(
      'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    );
  if (!input.SkipFinalSnapshot && input.FinalDBSnapshotIdentifier === undefined)
    throw invalidCombination('FinalDBSnapshotIdentifier is required unless SkipFinalSnapshot is specified.');
  const { FinalDBSnapshotIdentifier: final } = input;
  const deleted = final === undefined ? discard(record, ctx) : keepAndDiscard(record, final, ctx);
  return { DBCluster: clusterView(deleted, ctx) };
};
