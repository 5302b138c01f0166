import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { newAccount } from './testing/caches.ts';

const statusOf = (cloud: Rehearsal) => {
  cloud.call('cloudformation', 'DetectStackDrift', { StackName: 'shop' });
  cloud.advance(10_000);
  return cloud
    .call('cloudformation', 'DescribeStackResourceDrifts', { StackName: 'shop' })
    .StackResourceDrifts?.map((drift) => drift.StackResourceDriftStatus);
};

test('a version that the template shortens is no drift, and another one is', () => {
  using cloud = newAccount();
  const properties = { CacheNodeType: 'cache.t4g.micro', Engine: 'redis', NumCacheNodes: 1 };
  const group = {
    ReplicationGroupDescription: 'test',
    CacheNodeType: 'cache.t4g.micro',
    Engine: 'redis',
    NumCacheClusters: 1,
    AutomaticFailoverEnabled: false,
  };
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'shop',
    TemplateBody: JSON.stringify({
      Resources: {
        Cluster: {
          Type: 'AWS::ElastiCache::CacheCluster',
          Properties: { ...properties, EngineVersion: '7.1' },
        },
        Group: { Type: 'AWS::ElastiCache::ReplicationGroup', Properties: { ...group, EngineVersion: '7.0' } },
      },
    }),
  });
  cloud.advance(10_000);
  expect(statusOf(cloud)).toEqual(['IN_SYNC', 'IN_SYNC']);
  const [found] = cloud.call('elasticache', 'DescribeReplicationGroups', {}).ReplicationGroups!;
  cloud.call('elasticache', 'ModifyReplicationGroup', {
    ReplicationGroupId: found!.ReplicationGroupId,
    EngineVersion: '7.1',
    ApplyImmediately: true,
  });
  cloud.advance(10_000);
  expect(statusOf(cloud)?.toSorted()).toEqual(['IN_SYNC', 'MODIFIED']);
});
