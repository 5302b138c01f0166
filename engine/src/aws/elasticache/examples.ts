// An example of each of the service's resource types, for the contract that every type keeps.
import { startServersAtOnce } from '../../testing/data-store-stand-in.ts';
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { network, ref } from '../../testing/resource-examples/surroundings.ts';

const user = {
  Member: {
    Type: 'AWS::ElastiCache::User',
    Properties: {
      UserId: 'shop-member',
      UserName: 'default',
      Engine: 'redis',
      AccessString: 'off ~* +@all',
      NoPasswordRequired: true,
    },
  },
};

export const examples: Examples = {
  'AWS::ElastiCache::CacheCluster': {
    prepare: startServersAtOnce,
    absent: ['RedisEndpoint'],
    create: { CacheNodeType: 'cache.t4g.micro', Engine: 'memcached', NumCacheNodes: 1 },
    update: { NumCacheNodes: 2, AutoMinorVersionUpgrade: false },
    replace: { Port: 11212 },
  },
  'AWS::ElastiCache::ReplicationGroup': {
    absent: ['ConfigurationEndPoint', 'EffectiveDurability'],
    prepare: startServersAtOnce,
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
    prepare: startServersAtOnce,
    absent: ['ReaderEndpoint'],
    create: { ServerlessCacheName: 'sessions', Engine: 'memcached' },
    update: { Description: 'changed' },
    replace: { ServerlessCacheName: 'others' },
  },
  'AWS::ElastiCache::User': {
    create: {
      UserId: 'shop-app',
      UserName: 'app',
      Engine: 'valkey',
      AccessString: 'on ~app::* +@read',
      NoPasswordRequired: true,
    },
    update: { AccessString: 'on ~app::* +@all' },
    replace: { UserId: 'shop-other', UserName: 'other' },
  },
  'AWS::ElastiCache::UserGroup': {
    prerequisites: user,
    create: { UserGroupId: 'shop-users', Engine: 'valkey', UserIds: ['default'] },
    update: { UserIds: [ref('Member')] },
    replace: { UserGroupId: 'shop-others' },
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
