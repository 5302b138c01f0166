// What a cache is given and shown as it is, with ElastiCache's defaults.
import type {
  CreateCacheClusterMessage,
  CreateReplicationGroupMessage,
  CreateServerlessCacheRequest,
  ModifyCacheClusterMessage,
  ModifyReplicationGroupMessage,
  ModifyServerlessCacheRequest,
} from '@aws-sdk/client-elasticache';

type Nodes = Partial<CreateCacheClusterMessage & CreateReplicationGroupMessage> &
  Partial<Pick<ModifyCacheClusterMessage & ModifyReplicationGroupMessage, 'SnapshottingClusterId'>>;

const nodeMembers = [
  'AutoMinorVersionUpgrade',
  'CacheNodeType',
  'IpDiscovery',
  'NetworkType',
  'PreferredMaintenanceWindow',
  'SnapshotRetentionLimit',
  'SnapshotWindow',
] as const;

const serverlessMembers = [
  'CacheUsageLimits',
  'DailySnapshotTime',
  'Description',
  'KmsKeyId',
  'NetworkType',
  'SecurityGroupIds',
  'SnapshotRetentionLimit',
  'SubnetIds',
  'UserGroupId',
] as const;

function picked<T extends object>(input: T, names: readonly (keyof T & string)[]): Record<string, unknown> {
  return Object.fromEntries(
    names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  );
}

export const nodeDefaults = {
  AutoMinorVersionUpgrade: true,
  IpDiscovery: 'ipv4',
  NetworkType: 'ipv4',
  SnapshotRetentionLimit: 0,
};

const shared = (input: Nodes) => ({
  ...picked(input, nodeMembers),
  ...(input.SecurityGroupIds && {
    SecurityGroups: input.SecurityGroupIds.map((SecurityGroupId) => ({ SecurityGroupId, Status: 'active' })),
  }),
  ...(input.NotificationTopicArn !== undefined && {
    NotificationConfiguration: { TopicArn: input.NotificationTopicArn, TopicStatus: 'active' },
  }),
});

export const clusterSettings = (input: Nodes) => ({
  ...shared(input),
  ...picked(input, ['PreferredAvailabilityZone']),
});

const word = (isOn: boolean) => (isOn ? 'enabled' : 'disabled');

export const groupSettings = (input: Nodes) => ({
  ...shared(input),
  ...picked(input, ['AtRestEncryptionEnabled', 'KmsKeyId', 'SnapshottingClusterId', 'UserGroupIds']),
  ...(input.ReplicationGroupDescription !== undefined && { Description: input.ReplicationGroupDescription }),
  ...(input.AutomaticFailoverEnabled !== undefined && {
    AutomaticFailover: word(input.AutomaticFailoverEnabled),
  }),
  ...(input.MultiAZEnabled !== undefined && { MultiAZ: word(input.MultiAZEnabled) }),
  ...(input.DataTieringEnabled !== undefined && { DataTiering: word(input.DataTieringEnabled) }),
});

export const serverlessSettings = (
  input: Partial<CreateServerlessCacheRequest & ModifyServerlessCacheRequest>,
) => picked(input, serverlessMembers);
