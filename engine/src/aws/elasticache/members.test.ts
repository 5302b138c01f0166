// What Describe calls always answer, with ElastiCache's defaults, and the windows of caches.
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { cluster, group, makeCluster, makeGroup, newAccount } from './testing/caches.ts';

test('a cluster has windows, a subnet group and a zone', () => {
  using cloud = newAccount();
  makeCluster(cloud);
  expect(cluster(cloud)).toMatchObject({
    PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
    SnapshotWindow: '04:00-05:00',
    CacheSubnetGroupName: 'default',
    PreferredAvailabilityZone: 'us-east-1a',
    CacheSecurityGroups: [],
    LogDeliveryConfigurations: [],
    ReplicationGroupLogDeliveryEnabled: false,
  });
  makeCluster(cloud, { CacheClusterId: 'plain', Engine: 'memcached' });
  expect(cluster(cloud, 'plain').SnapshotWindow).toBeUndefined();
});

test('a group has no users and no logs unless they are given, and its nodes have its windows', () => {
  using cloud = newAccount();
  makeGroup(cloud, { SnapshotWindow: '03:00-04:00' });
  expect(group(cloud)).toMatchObject({
    UserGroupIds: [],
    LogDeliveryConfigurations: [],
    GlobalReplicationGroupInfo: {},
    SnapshotWindow: '03:00-04:00',
  });
  const { CacheClusters = [] } = cloud.call('elasticache', 'DescribeCacheClusters', {});
  expect(CacheClusters[0]).toMatchObject({ PreferredMaintenanceWindow: 'sun:04:00-sun:05:00' });
  cloud.advance(1_000);
  const modify = (more: object) =>
    cloud.call('elasticache', 'ModifyReplicationGroup', { ReplicationGroupId: 'shop', ...more });
  expect(faultOf(() => modify({ PreferredMaintenanceWindow: 'mon:03:30-mon:04:30' }))).toContain(
    'The snapshot window and maintenance window must not overlap.',
  );
  modify({ PreferredMaintenanceWindow: 'mon:05:00-mon:06:00' });
});

test.each([
  [
    { PreferredMaintenanceWindow: 'sun:03:00-sun:03:30' },
    'The maintenance window must be at least 60 minutes.',
  ],
  [{ PreferredMaintenanceWindow: 'sunday' }, 'Invalid maintenance window format: sunday.'],
  [{ SnapshotWindow: '03:00-03:30' }, 'The snapshot window must be at least 60 minutes.'],
  [{ SnapshotWindow: '3-4' }, 'Invalid snapshot window format: 3-4.'],
  [
    { SnapshotWindow: '03:00-04:00', PreferredMaintenanceWindow: 'sun:03:30-sun:04:30' },
    'The snapshot window and maintenance window must not overlap.',
  ],
])('a cache is not made with %j', (windows, text) => {
  using cloud = newAccount();
  expect(faultOf(() => makeCluster(cloud, windows))).toContain(`InvalidParameterValue: ${text}`);
  expect(faultOf(() => makeGroup(cloud, windows))).toContain(`InvalidParameterValue: ${text}`);
});
