// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyCacheCluster.html
import type { Operation } from '../../../kernel/context.ts';
import { modifyCache } from '../caches/modify.ts';
import { clusterSettings } from '../caches/settings.ts';
import { invalidClusterState, invalidValue } from '../faults.ts';
import { requireCache } from '../find.ts';
import { clusterView } from '../views/cluster.ts';

export const modifyCacheCluster: Operation<'elasticache', 'ModifyCacheCluster'> = (input, ctx) => {
  const record = requireCache('cluster', input.CacheClusterId, ctx);
  if (record.status !== 'available') throw invalidClusterState('Cache cluster is not in available state.');
  const size = input.NumCacheNodes ?? record.size;
  if (record.engine !== 'memcached' && size !== 1)
    throw invalidValue(`Cannot modify a ${record.engine} cluster to have other than one cache node.`);
  const settings = clusterSettings(input);
  return { CacheCluster: clusterView(modifyCache(record, input, { settings, size }, ctx), ctx, false) };
};
