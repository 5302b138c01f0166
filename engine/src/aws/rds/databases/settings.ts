// What a database is given and shown as it is, with RDS's defaults.
import type { CreateDBClusterMessage, CreateDBInstanceMessage } from '@aws-sdk/client-rds';

const instanceMembers = [
  'AllocatedStorage',
  'AutoMinorVersionUpgrade',
  'AvailabilityZone',
  'CopyTagsToSnapshot',
  'DBInstanceClass',
  'Iops',
  'KmsKeyId',
  'LicenseModel',
  'MaxAllocatedStorage',
  'MonitoringInterval',
  'MultiAZ',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'PromotionTier',
  'PubliclyAccessible',
  'StorageEncrypted',
  'StorageThroughput',
  'StorageType',
] as const;

const clusterMembers = [
  'AllocatedStorage',
  'CopyTagsToSnapshot',
  'DBClusterInstanceClass',
  'EngineMode',
  'Iops',
  'KmsKeyId',
  'PreferredBackupWindow',
  'PreferredMaintenanceWindow',
  'ServerlessV2ScalingConfiguration',
  'StorageEncrypted',
  'StorageType',
] as const;

export const instanceDefaults = {
  AllocatedStorage: 1,
  AutoMinorVersionUpgrade: true,
  CopyTagsToSnapshot: false,
  IAMDatabaseAuthenticationEnabled: false,
  MonitoringInterval: 0,
  MultiAZ: false,
  PerformanceInsightsEnabled: false,
  PubliclyAccessible: false,
  StorageEncrypted: false,
  StorageType: 'gp3',
};

export const clusterDefaults = {
  AllocatedStorage: 1,
  CopyTagsToSnapshot: false,
  EngineMode: 'provisioned',
  HttpEndpointEnabled: false,
  IAMDatabaseAuthenticationEnabled: false,
  MultiAZ: false,
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

export const instanceSettings = (input: Given) => ({
  ...picked(input, instanceMembers),
  ...groupsOf(input),
  ...loggedBy(input),
  ...(input.EnableIAMDatabaseAuthentication !== undefined && {
    IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication,
  }),
  ...(input.EnablePerformanceInsights !== undefined && {
    PerformanceInsightsEnabled: input.EnablePerformanceInsights,
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
  ...(input.EnableHttpEndpoint !== undefined && { HttpEndpointEnabled: input.EnableHttpEndpoint }),
  ...(input.EnableIAMDatabaseAuthentication !== undefined && {
    IAMDatabaseAuthenticationEnabled: input.EnableIAMDatabaseAuthentication,
  }),
  ...(input.DBClusterParameterGroupName !== undefined && {
    DBClusterParameterGroup: input.DBClusterParameterGroupName,
  }),
});
