// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DecreaseReplicaCount.html
import type { Operation } from '../../../kernel/context.ts';
import { changeReplicas } from '../caches/replicas.ts';
import { requireCache } from '../find.ts';
import { groupView } from '../views/replication-group.ts';

export const decreaseReplicaCount: Operation<'elasticache', 'DecreaseReplicaCount'> = (input, ctx) => {
  const record = requireCache('group', input.ReplicationGroupId, ctx);
  return { ReplicationGroup: groupView(changeReplicas(record, 'decrease', input, ctx), ctx) };
};
