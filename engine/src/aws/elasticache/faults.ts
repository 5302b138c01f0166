// ElastiCache's errors: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/CommonErrors.html
import { fault } from '../../kernel/faults.ts';

export const invalidValue = fault('InvalidParameterValue', (message: string) => message);
export const invalidCombination = fault('InvalidParameterCombination', (message: string) => message);
export const invalidArn = fault('InvalidARN', (arn: string) => `Invalid ARN: ${arn}`);
export const clusterNotFound = fault(
  'CacheClusterNotFound',
  (id: string) => `CacheCluster not found: ${id}`,
  404,
);
export const clusterExists = fault('CacheClusterAlreadyExists', 'Cache cluster already exists');
export const invalidClusterState = fault('InvalidCacheClusterState', (message: string) => message);
export const groupNotFound = fault(
  'ReplicationGroupNotFoundFault',
  (id: string) => `ReplicationGroup ${id} not found.`,
  404,
);
export const groupExists = fault(
  'ReplicationGroupAlreadyExists',
  (id: string) => `ReplicationGroup ${id} already exists.`,
);
export const invalidGroupState = fault('InvalidReplicationGroupState', (message: string) => message);
export const serverlessNotFound = fault(
  'ServerlessCacheNotFoundFault',
  (id: string) => `Serverless cache ${id} not found.`,
  404,
);
export const serverlessExists = fault(
  'ServerlessCacheAlreadyExistsFault',
  (id: string) => `Serverless cache ${id} already exists.`,
);
export const invalidServerlessState = fault('InvalidServerlessCacheStateFault', (message: string) => message);
export const subnetGroupNotFound = fault(
  'CacheSubnetGroupNotFoundFault',
  (name: string) => `Cache Subnet Group ${name} does not exist.`,
);
export const subnetGroupExists = fault(
  'CacheSubnetGroupAlreadyExists',
  (name: string) => `Cache subnet group ${name} already exists.`,
);
export const subnetGroupInUse = fault(
  'CacheSubnetGroupInUse',
  (name: string) => `Cache subnet group ${name} is currently in use by a cache cluster.`,
);
export const userNotFound = fault('UserNotFound', (id: string) => `User ${id} not found.`, 404);
export const userExists = fault('UserAlreadyExists', (id: string) => `User ${id} already exists.`);
export const duplicateUserName = fault(
  'DuplicateUserName',
  (name: string) => `Users with the user name ${name} are in the user group already.`,
);
export const defaultUserRequired = fault(
  'DefaultUserRequired',
  'User group needs to contain a user with the user name default.',
);
export const defaultUserAssociated = fault(
  'DefaultUserAssociatedToUserGroup',
  (id: string) => `The user ${id} is the default user of a user group.`,
);
export const userGroupNotFound = fault(
  'UserGroupNotFound',
  (id: string) => `UserGroup ${id} not found.`,
  404,
);
export const userGroupExists = fault(
  'UserGroupAlreadyExists',
  (id: string) => `UserGroup ${id} already exists.`,
);
export const invalidUserGroupState = fault('InvalidUserGroupState', (message: string) => message);
export const invalidSubnet = fault('InvalidSubnet', (message: string) => message);
export const parameterGroupNotFound = fault(
  'CacheParameterGroupNotFound',
  (name: string) => `CacheParameterGroup not found: ${name}`,
  404,
);
export const parameterGroupExists = fault(
  'CacheParameterGroupAlreadyExists',
  (name: string) => `Parameter group ${name} already exists`,
);
export const invalidParameterGroupState = fault(
  'InvalidCacheParameterGroupState',
  (message: string) => message,
);
export const tooFewForFailover = () =>
  invalidCombination(
    'When using automatic failover, there must be at least 2 cache clusters in the replication group.',
  );
export const nodeGroupNotFound = fault(
  'NodeGroupNotFoundFault',
  (id: string) => `Node group ${id} not found.`,
  404,
);
export const notSimulated = (what: string) => invalidCombination(`${what} is not simulated by Drydock.`);
