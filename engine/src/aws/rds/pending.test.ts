// What waits for the maintenance window, and what a reboot applies.
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { cluster, instance, makeInstance, newAccount } from './testing/databases.ts';

const named = { DBInstanceIdentifier: 'shop' };
const hourMs = 3_600_000;

const modify = (cloud: Rehearsal, more: object) =>
  cloud.call('rds', 'ModifyDBInstance', { ...named, ...more }).DBInstance!;

const made = (more: object = {}) => {
  const cloud = newAccount();
  makeInstance(cloud, { PreferredMaintenanceWindow: 'sun:05:00-sun:06:00', ...more });
  cloud.advance(1_000);
  return cloud;
};

/** Milliseconds until the Sunday after, at the hour. */
function untilSunday(cloud: Rehearsal, hour: number): number {
  const now = new Date(cloud.clock.now());
  const midnight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate());
  const sunday = midnight + (7 - now.getUTCDay()) * 24 * hourMs;
  return sunday + hour * hourMs - cloud.clock.now();
}

test('a class, a size, a version and Multi-AZ wait for the maintenance window', () => {
  using cloud = made();
  const changes = {
    DBInstanceClass: 'db.t4g.small',
    AllocatedStorage: 100,
    EngineVersion: '17.7',
    MultiAZ: true,
  };
  expect(modify(cloud, changes)).toMatchObject({
    DBInstanceStatus: 'available',
    DBInstanceClass: 'db.t4g.micro',
    MultiAZ: false,
    PendingModifiedValues: changes,
  });
  cloud.advance(untilSunday(cloud, 5) - 1_000);
  expect(instance(cloud)).toMatchObject({ EngineVersion: '17.6', PendingModifiedValues: changes });
  cloud.advance(1_000);
  expect(instance(cloud)).toMatchObject({ DBInstanceStatus: 'upgrading', PendingModifiedValues: {} });
  cloud.advance(1_000);
  expect(instance(cloud)).toMatchObject({
    DBInstanceStatus: 'available',
    ...changes,
    AvailabilityZone: 'us-east-1a',
    SecondaryAvailabilityZone: 'us-east-1b',
  });
});

test('what is pending is done in the window that is open, and in one that is moved to now', () => {
  using cloud = made();
  cloud.advance(untilSunday(cloud, 5) + hourMs / 2);
  modify(cloud, { DBInstanceClass: 'db.t4g.small' });
  cloud.advance(2_000);
  expect(instance(cloud).DBInstanceClass).toBe('db.t4g.small');
  cloud.advance(5 * hourMs);
  modify(cloud, { DBInstanceClass: 'db.t4g.large' });
  cloud.advance(2_000);
  expect(instance(cloud).DBInstanceClass).toBe('db.t4g.small');
  modify(cloud, { PreferredMaintenanceWindow: 'sun:10:00-sun:12:00' });
  cloud.advance(2_000);
  expect(instance(cloud).DBInstanceClass).toBe('db.t4g.large');
});

test('a stopped instance is maintained in a window after it runs again', () => {
  using cloud = made();
  modify(cloud, { DBInstanceClass: 'db.t4g.small' });
  cloud.call('rds', 'StopDBInstance', named);
  cloud.advance(untilSunday(cloud, 7));
  expect(instance(cloud)).toMatchObject({ DBInstanceStatus: 'stopped', DBInstanceClass: 'db.t4g.micro' });
  cloud.call('rds', 'StartDBInstance', named);
  cloud.advance(hourMs);
  expect(instance(cloud).PendingModifiedValues).toEqual({ DBInstanceClass: 'db.t4g.small' });
  cloud.advance(untilSunday(cloud, 7));
  expect(instance(cloud)).toMatchObject({ DBInstanceClass: 'db.t4g.small', PendingModifiedValues: {} });
});

test('a stopped database is started again after seven days', () => {
  using cloud = made();
  cloud.call('rds', 'StopDBInstance', named);
  cloud.settle();
  const due = cloud.clock.now() + 7 * 24 * hourMs;
  expect(instance(cloud)).toMatchObject({ DBInstanceStatus: 'stopped', AutomaticRestartTime: new Date(due) });
  cloud.advance(7 * 24 * hourMs - 1_000);
  expect(instance(cloud).DBInstanceStatus).toBe('stopped');
  cloud.advance(1_000);
  expect(instance(cloud).DBInstanceStatus).toBe('available');
  expect(instance(cloud).AutomaticRestartTime).toBeUndefined();
  const { Events = [] } = cloud.call('rds', 'DescribeEvents', { Duration: 60 });
  expect(Events.map(({ Message }) => Message)).toEqual([
    'DB instance is being started due to it exceeding the maximum allowed time being stopped.',
    'DB instance started',
  ]);
});

test('a change that is applied immediately takes what was pending with it', () => {
  using cloud = made();
  modify(cloud, { DBInstanceClass: 'db.t4g.small' });
  expect(modify(cloud, { MultiAZ: true, ApplyImmediately: true }).PendingModifiedValues).toEqual({});
  cloud.advance(1_000);
  expect(instance(cloud)).toMatchObject({ DBInstanceClass: 'db.t4g.small', MultiAZ: true });
});

test('a value that is there already takes back what was pending', () => {
  using cloud = made();
  modify(cloud, { DBInstanceClass: 'db.t4g.small', MultiAZ: true });
  expect(modify(cloud, { DBInstanceClass: 'db.t4g.micro' }).PendingModifiedValues).toEqual({ MultiAZ: true });
  expect(modify(cloud, { MultiAZ: false }).PendingModifiedValues).toEqual({});
});

test('passwords, windows, protection, logs and days of backups do not wait; the end of backups does', () => {
  using cloud = made();
  modify(cloud, {
    BackupRetentionPeriod: 7,
    DeletionProtection: true,
    MaxAllocatedStorage: 100,
    PubliclyAccessible: true,
    CloudwatchLogsExportConfiguration: { EnableLogTypes: ['postgresql', 'upgrade'] },
  });
  cloud.advance(1_000);
  expect(instance(cloud)).toMatchObject({
    BackupRetentionPeriod: 7,
    DeletionProtection: true,
    MaxAllocatedStorage: 100,
    PubliclyAccessible: true,
    EnabledCloudwatchLogsExports: ['postgresql', 'upgrade'],
    PendingModifiedValues: {},
  });
  modify(cloud, { CloudwatchLogsExportConfiguration: { DisableLogTypes: ['upgrade'] } });
  cloud.advance(1_000);
  expect(instance(cloud).EnabledCloudwatchLogsExports).toEqual(['postgresql']);
  expect(modify(cloud, { BackupRetentionPeriod: 0 })).toMatchObject({
    BackupRetentionPeriod: 7,
    PendingModifiedValues: { BackupRetentionPeriod: 0 },
  });
  expect(modify(cloud, { MasterUserPassword: 'anotherone' })).toMatchObject({
    DBInstanceStatus: 'resetting-master-credentials',
    PendingModifiedValues: { BackupRetentionPeriod: 0, MasterUserPassword: '****' },
  });
  cloud.settle();
  expect(instance(cloud).PendingModifiedValues).toEqual({ BackupRetentionPeriod: 0 });
});

test('another port restarts the server at once', () => {
  using cloud = made();
  expect(modify(cloud, { DBPortNumber: 5500 }).DBInstanceStatus).toBe('modifying');
  cloud.settle();
  expect(instance(cloud)).toMatchObject({ DBInstanceStatus: 'available', Endpoint: { Port: 5500 } });
});

test('storage grows by a tenth at least, and never shrinks', () => {
  using cloud = made({ AllocatedStorage: 100 });
  expect(modify(cloud, { AllocatedStorage: 101, ApplyImmediately: true }).AllocatedStorage).toBe(110);
  cloud.advance(1_000);
  expect(faultOf(() => modify(cloud, { AllocatedStorage: 100 }))).toContain('InvalidParameterCombination');
});

test('a subnet group of the same VPC is refused', () => {
  using cloud = made();
  const SubnetIds = cloud
    .call('ec2', 'DescribeSubnets', {})
    .Subnets!.map(({ SubnetId = '' }) => SubnetId)
    .slice(0, 2);
  cloud.call('rds', 'CreateDBSubnetGroup', {
    DBSubnetGroupName: 'inner',
    DBSubnetGroupDescription: 'test',
    SubnetIds,
  });
  expect(faultOf(() => modify(cloud, { DBSubnetGroupName: 'inner' }))).toContain(
    'InvalidVPCNetworkStateFault: You cannot move DB instance shop to subnet group inner.',
  );
});

test('another parameter group, and parameters that need it, count from the next reboot on', () => {
  using cloud = made();
  const group = { DBParameterGroupName: 'mine' };
  cloud.call('rds', 'CreateDBParameterGroup', {
    ...group,
    DBParameterGroupFamily: 'postgres17',
    Description: 'test',
  });
  const status = () => instance(cloud).DBParameterGroups;
  expect(status()).toEqual([{ DBParameterGroupName: 'default.postgres17', ParameterApplyStatus: 'in-sync' }]);
  const reboot = () => {
    cloud.call('rds', 'RebootDBInstance', named);
    cloud.settle();
  };
  modify(cloud, group);
  cloud.advance(1_000);
  expect(status()).toEqual([{ ...group, ParameterApplyStatus: 'pending-reboot' }]);
  reboot();
  expect(status()).toEqual([{ ...group, ParameterApplyStatus: 'in-sync' }]);
  const static_ = { ParameterName: 'max_connections', ParameterValue: '200', ApplyMethod: 'pending-reboot' };
  cloud.call('rds', 'ModifyDBParameterGroup', { ...group, Parameters: [static_ as never] });
  expect(status()).toEqual([{ ...group, ParameterApplyStatus: 'pending-reboot' }]);
  expect(cloud.call('rds', 'DescribeDBParameters', { ...group, Source: 'user' }).Parameters).toMatchObject([
    static_,
  ]);
  expect(cloud.call('rds', 'DescribeDBParameters', { ...group, Source: 'system' }).Parameters).toEqual([]);
  reboot();
  cloud.call('rds', 'ResetDBParameterGroup', { ...group, ResetAllParameters: true });
  expect(cloud.call('rds', 'DescribeDBParameters', group).Parameters).toEqual([]);
  expect(status()).toEqual([{ ...group, ParameterApplyStatus: 'pending-reboot' }]);
});

test('AWS’s own parameter groups are found, and stay as they are', () => {
  using cloud = newAccount();
  const own = { DBParameterGroupName: 'default.mysql8.4' };
  const [found] = cloud.call('rds', 'DescribeDBParameterGroups', own).DBParameterGroups!;
  expect(found).toMatchObject({ DBParameterGroupFamily: 'mysql8.4' });
  expect(faultOf(() => cloud.call('rds', 'DeleteDBParameterGroup', own))).toBe(
    'InvalidDBParameterGroupState: Default DBParameterGroup cannot be deleted: default.mysql8.4',
  );
  const set = () => cloud.call('rds', 'ModifyDBParameterGroup', { ...own, Parameters: [] });
  expect(faultOf(set)).toBe('InvalidParameterValue: Cannot modify a default parameter group.');
  const ofCluster = { DBClusterParameterGroupName: 'mine' };
  const given = { DBParameterGroupFamily: 'aurora-mysql8.0', Description: 'test' };
  cloud.call('rds', 'CreateDBClusterParameterGroup', { ...ofCluster, ...given });
  const parameter = { ParameterName: 'time_zone', ParameterValue: 'UTC' };
  cloud.call('rds', 'ModifyDBClusterParameterGroup', { ...ofCluster, Parameters: [parameter] });
  const reset = { ...ofCluster, Parameters: [{ ParameterName: 'time_zone' }] };
  cloud.call('rds', 'ResetDBClusterParameterGroup', reset);
  expect(cloud.call('rds', 'DescribeDBClusterParameters', ofCluster).Parameters).toEqual([]);
});

test('a cluster’s version waits for its window, too', () => {
  using cloud = newAccount();
  const of = { DBClusterIdentifier: 'shop' };
  cloud.call('rds', 'CreateDBCluster', {
    ...of,
    Engine: 'aurora-postgresql',
    EngineVersion: '16.8',
    PreferredMaintenanceWindow: 'sun:05:00-sun:06:00',
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
  });
  cloud.advance(1_000);
  expect(cluster(cloud).PendingModifiedValues).toBeUndefined();
  cloud.call('rds', 'ModifyDBCluster', { ...of, EngineVersion: '16.9' });
  expect(cluster(cloud)).toMatchObject({
    EngineVersion: '16.8',
    PendingModifiedValues: { EngineVersion: '16.9' },
  });
  cloud.advance(untilSunday(cloud, 5) + 2_000);
  expect(cluster(cloud)).toMatchObject({ Status: 'available', EngineVersion: '16.9' });
});
