// Written by `npm run generate` from the files in operations/. Do not edit.
import { operationsBeside } from '../../../kernel/operations-beside.ts';

const operation = operationsBeside(import.meta.url);

export const operations = {
  AddTagsToResource: operation<(typeof import('../operations/add-tags-to-resource.ts'))['addTagsToResource']>('add-tags-to-resource', 'addTagsToResource'),
  CreateDBCluster: operation<(typeof import('../operations/create-db-cluster.ts'))['createDBCluster']>('create-db-cluster', 'createDBCluster'),
  CreateDBClusterParameterGroup: operation<(typeof import('../operations/create-db-cluster-parameter-group.ts'))['createDBClusterParameterGroup']>('create-db-cluster-parameter-group', 'createDBClusterParameterGroup'),
  CreateDBInstance: operation<(typeof import('../operations/create-db-instance.ts'))['createDBInstance']>('create-db-instance', 'createDBInstance'),
  CreateDBParameterGroup: operation<(typeof import('../operations/create-db-parameter-group.ts'))['createDBParameterGroup']>('create-db-parameter-group', 'createDBParameterGroup'),
  CreateDBSubnetGroup: operation<(typeof import('../operations/create-db-subnet-group.ts'))['createDBSubnetGroup']>('create-db-subnet-group', 'createDBSubnetGroup'),
  DeleteDBCluster: operation<(typeof import('../operations/delete-db-cluster.ts'))['deleteDBCluster']>('delete-db-cluster', 'deleteDBCluster'),
  DeleteDBClusterParameterGroup: operation<(typeof import('../operations/delete-db-cluster-parameter-group.ts'))['deleteDBClusterParameterGroup']>('delete-db-cluster-parameter-group', 'deleteDBClusterParameterGroup'),
  DeleteDBInstance: operation<(typeof import('../operations/delete-db-instance.ts'))['deleteDBInstance']>('delete-db-instance', 'deleteDBInstance'),
  DeleteDBParameterGroup: operation<(typeof import('../operations/delete-db-parameter-group.ts'))['deleteDBParameterGroup']>('delete-db-parameter-group', 'deleteDBParameterGroup'),
  DeleteDBSubnetGroup: operation<(typeof import('../operations/delete-db-subnet-group.ts'))['deleteDBSubnetGroup']>('delete-db-subnet-group', 'deleteDBSubnetGroup'),
  DescribeDBClusterParameterGroups: operation<(typeof import('../operations/describe-db-cluster-parameter-groups.ts'))['describeDBClusterParameterGroups']>('describe-db-cluster-parameter-groups', 'describeDBClusterParameterGroups'),
  DescribeDBClusterParameters: operation<(typeof import('../operations/describe-db-cluster-parameters.ts'))['describeDBClusterParameters']>('describe-db-cluster-parameters', 'describeDBClusterParameters'),
  DescribeDBClusters: operation<(typeof import('../operations/describe-db-clusters.ts'))['describeDBClusters']>('describe-db-clusters', 'describeDBClusters'),
  DescribeDBInstances: operation<(typeof import('../operations/describe-db-instances.ts'))['describeDBInstances']>('describe-db-instances', 'describeDBInstances'),
  DescribeDBParameterGroups: operation<(typeof import('../operations/describe-db-parameter-groups.ts'))['describeDBParameterGroups']>('describe-db-parameter-groups', 'describeDBParameterGroups'),
  DescribeDBParameters: operation<(typeof import('../operations/describe-db-parameters.ts'))['describeDBParameters']>('describe-db-parameters', 'describeDBParameters'),
  DescribeDBSubnetGroups: operation<(typeof import('../operations/describe-db-subnet-groups.ts'))['describeDBSubnetGroups']>('describe-db-subnet-groups', 'describeDBSubnetGroups'),
  ListTagsForResource: operation<(typeof import('../operations/list-tags-for-resource.ts'))['listTagsForResource']>('list-tags-for-resource', 'listTagsForResource'),
  ModifyDBCluster: operation<(typeof import('../operations/modify-db-cluster.ts'))['modifyDBCluster']>('modify-db-cluster', 'modifyDBCluster'),
  ModifyDBClusterParameterGroup: operation<(typeof import('../operations/modify-db-cluster-parameter-group.ts'))['modifyDBClusterParameterGroup']>('modify-db-cluster-parameter-group', 'modifyDBClusterParameterGroup'),
  ModifyDBInstance: operation<(typeof import('../operations/modify-db-instance.ts'))['modifyDBInstance']>('modify-db-instance', 'modifyDBInstance'),
  ModifyDBParameterGroup: operation<(typeof import('../operations/modify-db-parameter-group.ts'))['modifyDBParameterGroup']>('modify-db-parameter-group', 'modifyDBParameterGroup'),
  ModifyDBSubnetGroup: operation<(typeof import('../operations/modify-db-subnet-group.ts'))['modifyDBSubnetGroup']>('modify-db-subnet-group', 'modifyDBSubnetGroup'),
  RebootDBInstance: operation<(typeof import('../operations/reboot-db-instance.ts'))['rebootDBInstance']>('reboot-db-instance', 'rebootDBInstance'),
  RemoveTagsFromResource: operation<(typeof import('../operations/remove-tags-from-resource.ts'))['removeTagsFromResource']>('remove-tags-from-resource', 'removeTagsFromResource'),
  StartDBCluster: operation<(typeof import('../operations/start-db-cluster.ts'))['startDBCluster']>('start-db-cluster', 'startDBCluster'),
  StartDBInstance: operation<(typeof import('../operations/start-db-instance.ts'))['startDBInstance']>('start-db-instance', 'startDBInstance'),
  StopDBCluster: operation<(typeof import('../operations/stop-db-cluster.ts'))['stopDBCluster']>('stop-db-cluster', 'stopDBCluster'),
  StopDBInstance: operation<(typeof import('../operations/stop-db-instance.ts'))['stopDBInstance']>('stop-db-instance', 'stopDBInstance'),
};
