import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { group, makeGroup, newAccount } from './testing/caches.ts';

test('cluster mode needs no replicas for its failover, and keeps it', () => {
  using cloud = newAccount();
  makeGroup(cloud, { NumNodeGroups: 2 });
  expect(group(cloud)).toMatchObject({ AutomaticFailover: 'enabled', ClusterEnabled: true });
  const off = { ReplicationGroupId: 'shop', AutomaticFailoverEnabled: false };
  expect(faultOf(() => cloud.call('elasticache', 'ModifyReplicationGroup', off))).toContain(
    'Turning off automatic failover for replication group with cluster mode enabled is not supported.',
  );
});

test('a failover makes a replica the primary, and ends the connections of clients', () => {
  using cloud = newAccount();
  makeGroup(cloud, { NumCacheClusters: 2, AutomaticFailoverEnabled: true });
  const primary = () =>
    group(cloud).NodeGroups![0]!.NodeGroupMembers!.find(({ CurrentRole }) => CurrentRole === 'primary')
      ?.CacheClusterId;
  expect(primary()).toBe('shop-001');
  const failOver = (NodeGroupId: string) =>
    cloud.call('elasticache', 'TestFailover', { ReplicationGroupId: 'shop', NodeGroupId });
  expect(faultOf(() => failOver('0002'))).toBe('NodeGroupNotFoundFault: Node group 0002 not found.');
  expect(failOver('0001').ReplicationGroup?.Status).toBe('modifying');
  cloud.settle();
  expect(group(cloud).Status).toBe('available');
  expect(primary()).toBe('shop-002');
  expect(cloud.effects.filter(({ effect }) => effect === 'data-stores/stop')).toHaveLength(1);
  makeGroup(cloud, { ReplicationGroupId: 'single' });
  const single = { ReplicationGroupId: 'single', NodeGroupId: '0001' };
  expect(faultOf(() => cloud.call('elasticache', 'TestFailover', single))).toMatch(
    /^InvalidParameterCombination: /,
  );
});
