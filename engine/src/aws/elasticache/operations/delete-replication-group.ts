// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteReplicationGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { discard } from '../caches/change.ts';
import { invalidGroupState, notSimulated } from '../faults.ts';
import { requireCache } from '../find.ts';
import { groupView } from '../views/replication-group.ts';

export const deleteReplicationGroup: Operation<'elasticache', 'DeleteReplicationGroup'> = (input, ctx) => {
  const record = requireCache('group', input.ReplicationGroupId, ctx);
  if (input.FinalSnapshotIdentifier !== undefined) throw notSimulated('A snapshot of a cache');
  if (input.RetainPrimaryCluster) throw notSimulated('A primary cluster that outlives its group');
  if (record.status === 'deleting' || record.status === 'creating')
    throw invalidGroupState(
      `Replication group ${record.id} has status ${record.status} which is not valid for deletion.`,
    );
  return { ReplicationGroup: groupView(discard(record, ctx), ctx) };
};
