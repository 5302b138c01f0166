// What Describe calls always answer, with RDS's defaults.
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { cluster, instance, makeInstance, newAccount } from './testing/databases.ts';

test('an instance has the default VPC’s subnet group, security group and a zone of it, and its engine’s groups', () => {
  using cloud = newAccount();
  makeInstance(cloud);
  cloud.advance(1_000);
  const [vpc] = cloud.call('ec2', 'DescribeVpcs', {}).Vpcs!;
  const [group] = cloud.call('ec2', 'DescribeSecurityGroups', {}).SecurityGroups!;
  expect(instance(cloud)).toMatchObject({
    VpcSecurityGroups: [{ VpcSecurityGroupId: group!.GroupId, Status: 'active' }],
    DBParameterGroups: [{ DBParameterGroupName: 'default.postgres17', ParameterApplyStatus: 'in-sync' }],
    OptionGroupMemberships: [{ OptionGroupName: 'default:postgres-17', Status: 'in-sync' }],
    AvailabilityZone: 'us-east-1a',
    LicenseModel: 'postgresql-license',
    DBSubnetGroup: {
      DBSubnetGroupName: 'default',
      DBSubnetGroupDescription: 'default',
      VpcId: vpc!.VpcId,
      SubnetGroupStatus: 'Complete',
      SupportedNetworkTypes: ['IPV4'],
    },
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1' },
    EngineLifecycleSupport: 'open-source-rds-extended-support',
    NetworkType: 'IPV4',
    BackupTarget: 'region',
    DatabaseInsightsMode: 'standard',
    DbInstancePort: 0,
    StorageEncrypted: false,
    StorageEncryptionType: 'none',
    PendingModifiedValues: {},
    ReadReplicaDBInstanceIdentifiers: [],
    DBSecurityGroups: [],
    DomainMemberships: [],
    AssociatedRoles: [],
  });
  expect(cloud.call('rds', 'DescribeDBSubnetGroups', {}).DBSubnetGroups).toHaveLength(1);
});

test.each([
  ['mysql', 'default.mysql8.4', 'default:mysql-8-4', 'general-public-license'],
  ['mariadb', 'default.mariadb11.4', 'default:mariadb-11-4', 'general-public-license'],
  ['oracle-se2', 'default.oracle-se2-19', 'default:oracle-se2-19', 'bring-your-own-license'],
  ['sqlserver-ex', 'default.sqlserver-ex-16.0', 'default:sqlserver-ex-16-00', 'license-included'],
])(
  'an instance of %s has the groups and the licence of its engine',
  (Engine, parameters, options, licence) => {
    using cloud = newAccount();
    makeInstance(cloud, { Engine });
    expect(instance(cloud)).toMatchObject({
      DBParameterGroups: [{ DBParameterGroupName: parameters }],
      OptionGroupMemberships: [{ OptionGroupName: options }],
      LicenseModel: licence,
    });
  },
);

test('a major version is the newest of its minor versions', () => {
  using cloud = newAccount();
  makeInstance(cloud, { EngineVersion: '16' });
  expect(instance(cloud)).toMatchObject({
    EngineVersion: '16.10',
    DBParameterGroups: [{ DBParameterGroupName: 'default.postgres16' }],
  });
});

test('a cluster shows its zones and groups, and its instances are spread over the zones', () => {
  using cloud = newAccount();
  const of = { DBClusterIdentifier: 'shop', Engine: 'aurora-mysql' };
  cloud.call('rds', 'CreateDBCluster', {
    ...of,
    StorageEncrypted: true,
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
  });
  for (const DBInstanceIdentifier of ['first', 'second'])
    cloud.call('rds', 'CreateDBInstance', { ...of, DBInstanceIdentifier, DBInstanceClass: 'db.r6g.large' });
  cloud.advance(2_000);
  const found = cluster(cloud);
  expect(found).toMatchObject({
    AvailabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    DBClusterParameterGroup: 'default.aurora-mysql8.0',
    DBSubnetGroup: 'default',
    DBClusterOptionGroupMemberships: [{ DBClusterOptionGroupName: 'default:aurora-mysql-8-0' }],
    VpcSecurityGroups: [{ Status: 'active' }],
    MultiAZ: true,
    StorageEncryptionType: 'sse-kms',
    ReadReplicaIdentifiers: [],
  });
  expect(instance(cloud, 'second')).toMatchObject({
    AvailabilityZone: 'us-east-1b',
    StorageEncrypted: true,
    VpcSecurityGroups: found.VpcSecurityGroups!,
    DBSubnetGroup: { DBSubnetGroupName: 'default' },
  });
});

test('a security group of another VPC is refused', () => {
  using cloud = newAccount();
  const VpcId = cloud.call('ec2', 'CreateVpc', { CidrBlock: '10.9.0.0/16' }).Vpc!.VpcId!;
  const { GroupId = '' } = cloud.call('ec2', 'CreateSecurityGroup', {
    GroupName: 'other',
    Description: 'test',
    VpcId,
  });
  expect(faultOf(() => makeInstance(cloud, { VpcSecurityGroupIds: [GroupId] }))).toContain(
    'InvalidParameterCombination: The DB instance and EC2 security group are in different VPCs.',
  );
});
