// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_RebootCacheCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { restart } from '../caches/change.ts';
import { invalidClusterState } from '../faults.ts';
import { requireCache } from '../find.ts';
import { clusterView } from '../views/cluster.ts';

export const rebootCacheCluster: Operation<'elasticache', 'RebootCacheCluster'> = (input, ctx) => {
  const record = requireCache('cluster', input.CacheClusterId, ctx);
  if (record.status !== 'available') throw invalidClusterState('Cache cluster is not in available state.');
  return { CacheCluster: clusterView(restart(record, 'rebooting cluster nodes', ctx), ctx) };
};
