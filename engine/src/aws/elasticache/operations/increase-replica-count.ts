// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_IncreaseReplicaCount.html
import type { Operation } from '../../../kernel/context.ts';
import { changeReplicas } from '../caches/replicas.ts';
import { requireCache } from '../find.ts';
import { groupView } from '../views/replication-group.ts';

export const increaseReplicaCount: Operation<'elasticache', 'IncreaseReplicaCount'> = (input, ctx) => {
  const record = requireCache('group', input.ReplicationGroupId, ctx);
  return { ReplicationGroup: groupView(changeReplicas(record, 'increase', input, ctx), ctx) };
};
