import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { lastStart, makeCluster, makeGroup, newAccount } from './testing/caches.ts';

const subnets = (cloud: Rehearsal) =>
  cloud.call('ec2', 'DescribeSubnets', {}).Subnets!.map(({ SubnetId = '' }) => SubnetId);

test('a subnet group stays for as long as a cache uses it', () => {
  using cloud = newAccount();
  const named = { CacheSubnetGroupName: 'inner' };
  const made = cloud.call('elasticache', 'CreateCacheSubnetGroup', {
    CacheSubnetGroupName: 'Inner',
    CacheSubnetGroupDescription: 'test',
    SubnetIds: subnets(cloud).slice(0, 1),
  });
  expect(made.CacheSubnetGroup).toMatchObject({ ...named, VpcId: expect.stringMatching(/^vpc-/) });
  cloud.call('elasticache', 'ModifyCacheSubnetGroup', { ...named, SubnetIds: subnets(cloud) });
  const [shown] = cloud.call('elasticache', 'DescribeCacheSubnetGroups', named).CacheSubnetGroups!;
  expect(shown?.Subnets).toHaveLength(subnets(cloud).length);
  makeCluster(cloud, named);
  const remove = () => cloud.call('elasticache', 'DeleteCacheSubnetGroup', named);
  expect(faultOf(remove)).toContain('currently in use');
  cloud.call('elasticache', 'DeleteCacheCluster', { CacheClusterId: 'shop' });
  remove();
  expect(cloud.call('elasticache', 'DescribeCacheSubnetGroups', {}).CacheSubnetGroups).toEqual([]);
  makeCluster(cloud, { CacheClusterId: 'other' });
  const [own] = cloud.call('elasticache', 'DescribeCacheSubnetGroups', {}).CacheSubnetGroups!;
  expect(own?.CacheSubnetGroupName).toBe('default');
});

test('a parameter group’s parameters are given to the servers of its caches', () => {
  using cloud = newAccount();
  const named = { CacheParameterGroupName: 'events' };
  cloud.call('elasticache', 'CreateCacheParameterGroup', {
    ...named,
    CacheParameterGroupFamily: 'valkey8',
    Description: 'test',
  });
  cloud.call('elasticache', 'ModifyCacheParameterGroup', {
    ...named,
    ParameterNameValues: [{ ParameterName: 'notify-keyspace-events', ParameterValue: 'Ex' }],
  });
  expect(cloud.call('elasticache', 'DescribeCacheParameters', named).Parameters).toMatchObject([
    { ParameterName: 'notify-keyspace-events', ParameterValue: 'Ex' },
  ]);
  expect(
    cloud.call('elasticache', 'DescribeCacheParameters', { ...named, Source: 'system' }).Parameters,
  ).toEqual([]);
  makeGroup(cloud, named);
  expect(lastStart(cloud)).toMatchObject({ parameters: { 'notify-keyspace-events': 'Ex' } });
  cloud.call('elasticache', 'ResetCacheParameterGroup', { ...named, ResetAllParameters: true });
  expect(cloud.call('elasticache', 'DescribeCacheParameters', named).Parameters).toEqual([]);
  const remove = () => cloud.call('elasticache', 'DeleteCacheParameterGroup', named);
  expect(faultOf(remove)).toContain('InvalidCacheParameterGroupState');
  cloud.call('elasticache', 'DeleteReplicationGroup', { ReplicationGroupId: 'shop' });
  remove();
  expect(cloud.call('elasticache', 'DescribeCacheParameterGroups', {}).CacheParameterGroups).toEqual([]);
  expect(
    faultOf(() =>
      cloud.call('elasticache', 'ModifyCacheParameterGroup', {
        CacheParameterGroupName: 'default.valkey8',
        ParameterNameValues: [],
      }),
    ),
  ).toContain('cannot be modified');
});

test('engines have versions, each of a family', () => {
  using cloud = newAccount();
  const { CacheEngineVersions } = cloud.call('elasticache', 'DescribeCacheEngineVersions', {
    Engine: 'redis',
    DefaultOnly: true,
  });
  expect(CacheEngineVersions).toMatchObject([
    { EngineVersion: '7.1.0', CacheParameterGroupFamily: 'redis7' },
  ]);
});

test('tags come and go', () => {
  using cloud = newAccount();
  makeGroup(cloud);
  const ResourceName = 'arn:aws:elasticache:us-east-1:000000000000:replicationgroup:shop';
  const Tags = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
  ];
  cloud.call('elasticache', 'AddTagsToResource', { ResourceName, Tags });
  cloud.call('elasticache', 'RemoveTagsFromResource', { ResourceName, TagKeys: ['a'] });
  expect(cloud.call('elasticache', 'ListTagsForResource', { ResourceName }).TagList).toEqual([Tags[1]]);
  expect(
    faultOf(() => cloud.call('elasticache', 'ListTagsForResource', { ResourceName: 'arn:aws:s3:::a' })),
  ).toContain('InvalidARN');
});

test('a node of a replication group has the group’s tags, by the ARN that it is described with', () => {
  using cloud = newAccount();
  makeGroup(cloud, { Tags: [{ Key: 'team', Value: 'web' }] });
  const { CacheClusters = [] } = cloud.call('elasticache', 'DescribeCacheClusters', {});
  const ResourceName = CacheClusters[0]!.ARN!;
  expect(ResourceName).toMatch(/:cluster:shop-001$/);
  expect(cloud.call('elasticache', 'ListTagsForResource', { ResourceName }).TagList).toEqual([
    { Key: 'team', Value: 'web' },
  ]);
});
