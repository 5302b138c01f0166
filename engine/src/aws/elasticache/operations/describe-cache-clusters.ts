// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheClusters.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { clusterNotFound } from '../faults.ts';
import { cachesOf } from '../find.ts';
import { clusterView, memberViews } from '../views/cluster.ts';

export const describeCacheClusters: Operation<'elasticache', 'DescribeCacheClusters'> = (input, ctx) => {
  const { CacheClusterId: id, MaxRecords, Marker, ShowCacheNodeInfo: withNodes = false } = input;
  const clusters = cachesOf('cluster', ctx).map((record) => clusterView(record, ctx, withNodes));
  const members = cachesOf('group', ctx).flatMap((record) => memberViews(record, ctx, withNodes));
  const all = [...clusters, ...(input.ShowCacheClustersNotInReplicationGroups ? [] : members)];
  const found = all.filter(({ CacheClusterId }) => id === undefined || CacheClusterId === id.toLowerCase());
  if (id !== undefined && found.length === 0) throw clusterNotFound(id);
  const { items, next } = markedPage(found, ({ CacheClusterId = '' }) => CacheClusterId, {
    MaxRecords,
    Marker,
  });
  return { CacheClusters: items, ...next };
};
