// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AddTagsToResource: operation<(typeof import('../operations/add-tags-to-resource.ts'))['addTagsToResource']>('add-tags-to-resource', 'addTagsToResource'),
  CreateCacheCluster: operation<(typeof import('../operations/create-cache-cluster.ts'))['createCacheCluster']>('create-cache-cluster', 'createCacheCluster'),
  CreateCacheParameterGroup: operation<(typeof import('../operations/create-cache-parameter-group.ts'))['createCacheParameterGroup']>('create-cache-parameter-group', 'createCacheParameterGroup'),
  CreateCacheSubnetGroup: operation<(typeof import('../operations/create-cache-subnet-group.ts'))['createCacheSubnetGroup']>('create-cache-subnet-group', 'createCacheSubnetGroup'),
  CreateReplicationGroup: operation<(typeof import('../operations/create-replication-group.ts'))['createReplicationGroup']>('create-replication-group', 'createReplicationGroup'),
  CreateServerlessCache: operation<(typeof import('../operations/create-serverless-cache.ts'))['createServerlessCache']>('create-serverless-cache', 'createServerlessCache'),
  DecreaseReplicaCount: operation<(typeof import('../operations/decrease-replica-count.ts'))['decreaseReplicaCount']>('decrease-replica-count', 'decreaseReplicaCount'),
  DeleteCacheCluster: operation<(typeof import('../operations/delete-cache-cluster.ts'))['deleteCacheCluster']>('delete-cache-cluster', 'deleteCacheCluster'),
  DeleteCacheParameterGroup: operation<(typeof import('../operations/delete-cache-parameter-group.ts'))['deleteCacheParameterGroup']>('delete-cache-parameter-group', 'deleteCacheParameterGroup'),
  DeleteCacheSubnetGroup: operation<(typeof import('../operations/delete-cache-subnet-group.ts'))['deleteCacheSubnetGroup']>('delete-cache-subnet-group', 'deleteCacheSubnetGroup'),
  DeleteReplicationGroup: operation<(typeof import('../operations/delete-replication-group.ts'))['deleteReplicationGroup']>('delete-replication-group', 'deleteReplicationGroup'),
  DeleteServerlessCache: operation<(typeof import('../operations/delete-serverless-cache.ts'))['deleteServerlessCache']>('delete-serverless-cache', 'deleteServerlessCache'),
  DescribeCacheClusters: operation<(typeof import('../operations/describe-cache-clusters.ts'))['describeCacheClusters']>('describe-cache-clusters', 'describeCacheClusters'),
  DescribeCacheEngineVersions: operation<(typeof import('../operations/describe-cache-engine-versions.ts'))['describeCacheEngineVersions']>('describe-cache-engine-versions', 'describeCacheEngineVersions'),
  DescribeCacheParameterGroups: operation<(typeof import('../operations/describe-cache-parameter-groups.ts'))['describeCacheParameterGroups']>('describe-cache-parameter-groups', 'describeCacheParameterGroups'),
  DescribeCacheParameters: operation<(typeof import('../operations/describe-cache-parameters.ts'))['describeCacheParameters']>('describe-cache-parameters', 'describeCacheParameters'),
  DescribeCacheSubnetGroups: operation<(typeof import('../operations/describe-cache-subnet-groups.ts'))['describeCacheSubnetGroups']>('describe-cache-subnet-groups', 'describeCacheSubnetGroups'),
  DescribeEvents: operation<(typeof import('../operations/describe-events.ts'))['describeEvents']>('describe-events', 'describeEvents'),
  DescribeReplicationGroups: operation<(typeof import('../operations/describe-replication-groups.ts'))['describeReplicationGroups']>('describe-replication-groups', 'describeReplicationGroups'),
  DescribeServerlessCaches: operation<(typeof import('../operations/describe-serverless-caches.ts'))['describeServerlessCaches']>('describe-serverless-caches', 'describeServerlessCaches'),
  IncreaseReplicaCount: operation<(typeof import('../operations/increase-replica-count.ts'))['increaseReplicaCount']>('increase-replica-count', 'increaseReplicaCount'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ModifyCacheCluster: operation<(typeof import('../operations/modify-cache-cluster.ts'))['modifyCacheCluster']>('modify-cache-cluster', 'modifyCacheCluster'),
  ModifyCacheParameterGroup: operation<(typeof import('../operations/modify-cache-parameter-group.ts'))['modifyCacheParameterGroup']>('modify-cache-parameter-group', 'modifyCacheParameterGroup'),
  ModifyCacheSubnetGroup: operation<(typeof import('../operations/modify-cache-subnet-group.ts'))['modifyCacheSubnetGroup']>('modify-cache-subnet-group', 'modifyCacheSubnetGroup'),
  ModifyReplicationGroup: operation<(typeof import('../operations/modify-replication-group.ts'))['modifyReplicationGroup']>('modify-replication-group', 'modifyReplicationGroup'),
  ModifyServerlessCache: operation<(typeof import('../operations/modify-serverless-cache.ts'))['modifyServerlessCache']>('modify-serverless-cache', 'modifyServerlessCache'),
  RebootCacheCluster: operation<(typeof import('../operations/reboot-cache-cluster.ts'))['rebootCacheCluster']>('reboot-cache-cluster', 'rebootCacheCluster'),
  RemoveTagsFromResource: operation<(typeof import('../operations/remove-tags-from-resource.ts'))['removeTagsFromResource']>('remove-tags-from-resource', 'removeTagsFromResource'),
  ResetCacheParameterGroup: operation<(typeof import('../operations/reset-cache-parameter-group.ts'))['resetCacheParameterGroup']>('reset-cache-parameter-group', 'resetCacheParameterGroup'),
  TestFailover: operation<(typeof import('../operations/test-failover.ts'))['testFailover']>('test-failover', 'testFailover'),
};
