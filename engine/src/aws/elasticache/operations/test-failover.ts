// The next replica of a shard becomes its primary. The connections of its clients end, as they do on AWS.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_TestFailover.html
import type { Operation } from '../../../kernel/context.ts';
import { restart } from '../caches/change.ts';
import { invalidCombination, invalidGroupState, nodeGroupNotFound } from '../faults.ts';
import { requireCache } from '../find.ts';
import { shardId } from '../views/members.ts';
import { groupView } from '../views/replication-group.ts';

export const testFailover: Operation<'elasticache', 'TestFailover'> = (input, ctx) => {
  const record = requireCache('group', input.ReplicationGroupId, ctx);
  if (record.status !== 'available')
    throw invalidGroupState('Replication group must be in available state to modify.');
  if (record.settings.AutomaticFailover !== 'enabled' || record.replicas < 1)
    throw invalidCombination('TestFailover needs a replica, and automatic failover that is enabled.');
  const shards = Array.from({ length: record.size }, (_, shard) => shardId(shard));
  const { NodeGroupId = '' } = input;
  if (!shards.includes(NodeGroupId)) throw nodeGroupNotFound(NodeGroupId);
  const primaries = shards.map((id, shard) => {
    const primary = record.primaries?.[shard] ?? 0;
    return id === NodeGroupId ? (primary + 1) % (record.replicas + 1) : primary;
  });
  return { ReplicationGroup: groupView(restart({ ...record, primaries }, 'modifying', ctx), ctx) };
};
