// An example of each of the service's resource types, for the contract that every type keeps.
import type { Rehearsal } from '../../testing/rehearsal.ts';
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { network, ref } from '../../testing/resource-examples/surroundings.ts';

/** Servers start and stop at once. */
const prepare = (cloud: Rehearsal) => {
  cloud.on('data-stores/start', ({ storeId, port }) =>
    cloud.report('data-stores/started', { storeId, port }),
  );
  cloud.on('data-stores/stop', ({ storeId }) => cloud.report('data-stores/stopped', { storeId }));
};

export const examples: Examples = {
  'AWS::ElastiCache::CacheCluster': {
    prepare,
    absent: ['RedisEndpoint'],
    create: { CacheNodeType: 'cache.t4g.micro', Engine: 'memcached', NumCacheNodes: 1 },
    update: { NumCacheNodes: 2, SnapshotRetentionLimit: 3 },
    replace: { Port: 11212 },
  },
  'AWS::ElastiCache::ReplicationGroup': {
    absent: ['ConfigurationEndPoint', 'EffectiveDurability'],
    prepare,
    create: {
      ReplicationGroupDescription: 'test',
      CacheNodeType: 'cache.t4g.micro',
      Engine: 'valkey',
      NumCacheClusters: 2,
      AutomaticFailoverEnabled: true,
    },
    update: { ReplicationGroupDescription: 'changed', MultiAZEnabled: true },
    replace: { Port: 6380 },
  },
  'AWS::ElastiCache::ServerlessCache': {
    prepare,
    absent: ['ReaderEndpoint'],
    create: { ServerlessCacheName: 'sessions', Engine: 'memcached' },
    update: { Description: 'changed' },
    replace: { ServerlessCacheName: 'others' },
  },
  'AWS::ElastiCache::SubnetGroup': {
    prerequisites: network,
    create: { Description: 'test', SubnetIds: [ref('SubnetA'), ref('SubnetB')] },
    update: { Description: 'changed' },
    replace: { CacheSubnetGroupName: 'another' },
  },
  'AWS::ElastiCache::ParameterGroup': {
    create: {
      CacheParameterGroupFamily: 'valkey8',
      Description: 'test',
      Properties: { 'maxmemory-policy': 'allkeys-lru' },
    },
    update: { Properties: { 'maxmemory-policy': 'noeviction' } },
    replace: { CacheParameterGroupFamily: 'redis7' },
  },
};
