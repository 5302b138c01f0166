// Caches for tests, in an account with a default VPC.
import { startServersAtOnce } from '../../../testing/data-store-stand-in.ts';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

/** Servers start and stop at once, on the ports that they ask for, unless the test stands in for them itself. */
export function newAccount({ hasServers = true } = {}): Rehearsal {
  const cloud = rehearse({ services });
  if (hasServers) startServersAtOnce(cloud);
  return cloud;
}

export function makeGroup(cloud: Rehearsal, more: object = {}): void {
  cloud.call('elasticache', 'CreateReplicationGroup', {
    ReplicationGroupId: 'shop',
    ReplicationGroupDescription: 'test',
    CacheNodeType: 'cache.t4g.micro',
    Engine: 'valkey',
    ...more,
  });
  cloud.settle();
}

export function makeCluster(cloud: Rehearsal, more: object = {}): void {
  cloud.call('elasticache', 'CreateCacheCluster', {
    CacheClusterId: 'shop',
    CacheNodeType: 'cache.t4g.micro',
    Engine: 'redis',
    ...more,
  });
  cloud.settle();
}

export const group = (cloud: Rehearsal, id = 'shop') =>
  cloud.call('elasticache', 'DescribeReplicationGroups', { ReplicationGroupId: id }).ReplicationGroups![0]!;

export const cluster = (cloud: Rehearsal, id = 'shop') =>
  cloud.call('elasticache', 'DescribeCacheClusters', { CacheClusterId: id, ShowCacheNodeInfo: true })
    .CacheClusters![0]!;

/** The last server that was asked for. */
export const lastStart = (cloud: Rehearsal) =>
  cloud.effects.filter(({ effect }) => effect === 'data-stores/start').at(-1)?.input;
