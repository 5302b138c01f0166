// What a database is given and shown as it is, with RDS's defaults.
import type { CreateDBClusterMessage, CreateDBInstanceMessage } from '@aws-sdk/client-rds';

const instanceMembers = [
  'AllocatedStorage',
  'AutoMinorVersionUpgrade',
  'AvailabilityZone',
  'BackupTarget',
  'CACertificateIdentifier',
  'CharacterSetName',
  'CopyTagsToSnapshot',
  'DBInstanceClass',
  'DatabaseInsightsMode',
  'DedicatedLogVolume',
  'EngineLifecycleSupport',
  'Iops',
  'KmsKeyId',
  'LicenseModel',
  'MaxAllocatedStorage',
  'MonitoringInterval',
  'MonitoringRoleArn',
  'MultiAZ',
  'NcharCharacterSetName',
  'NetworkType',
  'PerformanceInsightsKMSKeyId',
  'PerformanceInsightsRetentionPeriod',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'ProcessorFeatures',
  'PromotionTier',
  'PubliclyAccessible',
  'StorageEncrypted',
  'StorageThroughput',
  'StorageType',
  'Timezone',
] as const;

const clusterMembers = [
  'AllocatedStorage',
  'AutoMinorVersionUpgrade',
  'AvailabilityZones',
  'CopyTagsToSnapshot',
  'DBClusterInstanceClass',
  'DatabaseInsightsMode',
  'EngineLifecycleSupport',
  'EngineMode',
  'Iops',
  'KmsKeyId',
  'MonitoringInterval',
  'MonitoringRoleArn',
  'NetworkType',
  'PerformanceInsightsKMSKeyId',
  'PerformanceInsightsRetentionPeriod',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'ServerlessV2ScalingConfiguration',
  'StorageEncrypted',
  'StorageType',
] as const;

export const instanceDefaults = {
  AllocatedStorage: 1,
  AutoMinorVersionUpgrade: true,
  BackupTarget: 'region',
  CACertificateIdentifier: 'rds-ca-rsa2048-g1',
  CopyTagsToSnapshot: false,
  DatabaseInsightsMode: 'standard',
  DedicatedLogVolume: false,
  IAMDatabaseAuthenticationEnabled: false,
  MonitoringInterval: 0,
  MultiAZ: false,
  NetworkType: 'IPV4',
  PerformanceInsightsEnabled: false,
  PubliclyAccessible: false,
  StorageEncrypted: false,
  StorageType: 'gp3',
};

export const clusterDefaults = {
  AllocatedStorage: 1,
  AutoMinorVersionUpgrade: true,
  CopyTagsToSnapshot: false,
  DatabaseInsightsMode: 'standard',
  EngineMode: 'provisioned',
  HttpEndpointEnabled: false,
  IAMDatabaseAuthenticationEnabled: false,
  NetworkType: 'IPV4',
  PerformanceInsightsEnabled: false,
  StorageEncrypted: false,
};

type Given = Partial<CreateDBInstanceMessage & CreateDBClusterMessage>;

const picked = (input: Given, names: readonly (keyof Given)[]) =>
  Object.fromEntries(names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])));

const groupsOf = (input: Given) =>
  input.VpcSecurityGroupIds && {
    VpcSecurityGroups: input.VpcSecurityGroupIds.map((id) => ({ VpcSecurityGroupId: id, Status: 'active' })),
  };

const loggedBy = ({ EnableCloudwatchLogsExports: logs }: Given) =>
  logs && { EnabledCloudwatchLogsExports: logs };

const insightsOf = ({ EnablePerformanceInsights: isOn }: Given) =>
  isOn !== undefined && { PerformanceInsightsEnabled: isOn };

export const instanceSettings = (input: Given) => ({
  ...picked(input, instanceMembers),
  ...groupsOf(input),
  ...loggedBy(input),
  ...(input.EnableIAMDatabaseAuthentication !== undefined && {
    IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication,
  }),
  ...insightsOf(input),
  ...(input.OptionGroupName !== undefined && {
    OptionGroupMemberships: [{ OptionGroupName: input.OptionGroupName, Status: 'in-sync' }],
  }),
  ...(input.DBParameterGroupName !== undefined && {
    DBParameterGroups: [
      { DBParameterGroupName: input.DBParameterGroupName, ParameterApplyStatus: 'in-sync' },
    ],
  }),
});

export const clusterSettings = (input: Given) => ({
  ...picked(input, clusterMembers),
  ...groupsOf(input),
  ...loggedBy(input),
  ...insightsOf(input),
  ...(input.EnableHttpEndpoint !== undefined && { HttpEndpointEnabled: input.EnableHttpEndpoint }),
  ...(input.EnableIAMDatabaseAuthentication !== undefined && {
    IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication,
  }),
  ...(input.DBClusterParameterGroupName !== undefined && {
    DBClusterParameterGroup: input.DBClusterParameterGroupName,
  }),
});
