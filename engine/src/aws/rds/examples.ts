// An example of each of the service's resource types, for the contract that every type keeps.
import { startServersAtOnce } from '../../testing/data-store-stand-in.ts';
import type { Examples } from '../../testing/resource-examples/examples.ts';
import { network, ref } from '../../testing/resource-examples/surroundings.ts';

const parameterGroup = {
  create: { Family: 'postgres17', Description: 'test', Parameters: { log_statement: 'all' } },
  update: { Parameters: { log_statement: 'none' } },
  replace: { Family: 'postgres16' },
};

export const examples: Examples = {
  'AWS::RDS::DBInstance': {
    prepare: startServersAtOnce,
    absent: [
      'AutomaticRestartTime',
      'CertificateDetails',
      'DBSystemId',
      'IsStorageConfigUpgradeAvailable',
      'LatestRestorableTime',
      'ListenerEndpoint',
      'MasterUserSecret',
      'PercentProgress',
      'ReadReplicaDBClusterIdentifiers',
      'ReadReplicaDBInstanceIdentifiers',
      'ResumeFullAutomationModeTime',
      'SecondaryAvailabilityZone',
      'StatusInfos',
      'StorageOperationPercentProgress',
      'StorageOperationStatus',
    ],
    create: {
      DBInstanceClass: 'db.t4g.micro',
      Engine: 'mysql',
      AllocatedStorage: '20',
      MasterUsername: 'shop',
      MasterUserPassword: 'longenough',
    },
    update: { DBInstanceClass: 'db.t4g.small', BackupRetentionPeriod: 7 },
    replace: { MasterUsername: 'other' },
  },
  'AWS::RDS::DBCluster': {
    prepare: startServersAtOnce,
    absent: ['MasterUserSecret', 'StorageEncryptionType', 'StorageThroughput'],
    create: { Engine: 'aurora-mysql', MasterUsername: 'shop', MasterUserPassword: 'longenough' },
    update: { BackupRetentionPeriod: 7 },
    replace: { DatabaseName: 'orders' },
  },
  'AWS::RDS::DBSubnetGroup': {
    prerequisites: network,
    create: { DBSubnetGroupDescription: 'test', SubnetIds: [ref('SubnetA'), ref('SubnetB')] },
    update: { DBSubnetGroupDescription: 'changed' },
    replace: { DBSubnetGroupName: 'another' },
  },
  'AWS::RDS::DBParameterGroup': parameterGroup,
  'AWS::RDS::DBClusterParameterGroup': parameterGroup,
};
