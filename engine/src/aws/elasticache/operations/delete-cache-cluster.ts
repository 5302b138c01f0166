// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteCacheCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { discard } from '../caches/change.ts';
import { invalidClusterState, notSimulated } from '../faults.ts';
import { requireCache } from '../find.ts';
import { clusterView } from '../views/cluster.ts';

export const deleteCacheCluster: Operation<'elasticache', 'DeleteCacheCluster'> = (input, ctx) => {
  const record = requireCache('cluster', input.CacheClusterId, ctx);
  if (input.FinalSnapshotIdentifier !== undefined) throw notSimulated('A snapshot of a cache');
  if (record.status === 'deleting' || record.status === 'creating')
    throw invalidClusterState(`Cache cluster ${record.id} is not in a valid state to be deleted.`);
  return { CacheCluster: clusterView(discard(record, ctx), ctx, false) };
};
