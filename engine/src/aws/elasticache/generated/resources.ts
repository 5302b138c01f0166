// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/cache-cluster.ts'))['cacheClusterResource']>('AWS::ElastiCache::CacheCluster', 'cache-cluster', 'cacheClusterResource'),
  resource<(typeof import('../resources/parameter-group.ts'))['parameterGroupResource']>('AWS::ElastiCache::ParameterGroup', 'parameter-group', 'parameterGroupResource'),
  resource<(typeof import('../resources/replication-group.ts'))['replicationGroupResource']>('AWS::ElastiCache::ReplicationGroup', 'replication-group', 'replicationGroupResource'),
  resource<(typeof import('../resources/serverless-cache.ts'))['serverlessCacheResource']>('AWS::ElastiCache::ServerlessCache', 'serverless-cache', 'serverlessCacheResource'),
  resource<(typeof import('../resources/subnet-group.ts'))['subnetGroupResource']>('AWS::ElastiCache::SubnetGroup', 'subnet-group', 'subnetGroupResource'),
  resource<(typeof import('../resources/user.ts'))['userResource']>('AWS::ElastiCache::User', 'user', 'userResource'),
  resource<(typeof import('../resources/user-group.ts'))['userGroupResource']>('AWS::ElastiCache::UserGroup', 'user-group', 'userGroupResource'),
];
