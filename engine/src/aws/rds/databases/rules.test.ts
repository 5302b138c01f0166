// What AWS refuses of windows, storage and versions; when a managed password is rotated.
import { expect, test } from 'vitest';
import { faultOf } from '../../../testing/fault-of.ts';
import { cluster, instance, makeInstance, newAccount } from '../testing/databases.ts';

test.each([
  ['sun:3:00-sun:3:30', undefined, 'Invalid maintenance window format: sun:3:00-sun:3:30.'],
  ['foo:03:00-sun:03:30', undefined, 'Invalid day:hour:minute value: foo:03:00-sun:03:30'],
  ['sun:03:00-sun:03:15', undefined, 'The maintenance window must be at least 30 minutes.'],
  ['sun:03:00-mon:03:30', undefined, 'Maintenance window must be less than 24 hours.'],
  [undefined, '3-4', 'Invalid backup window format: 3-4.'],
  [undefined, '24:00-25:00', 'Invalid backup window format: 24:00-25:00.'],
  [undefined, '03:00-03:15', 'The backup window must be at least 30 minutes.'],
  ['sun:03:00-sun:04:00', '03:30-04:30', 'The backup window and maintenance window must not overlap.'],
  ['sun:23:45-mon:00:15', '23:30-00:00', 'The backup window and maintenance window must not overlap.'],
  ['mon:00:00-mon:00:30', '23:45-00:15', 'The backup window and maintenance window must not overlap.'],
])('the maintenance window %s with the backup window %s is refused', (maintenance, backup, text) => {
  using cloud = newAccount();
  const windows = { PreferredMaintenanceWindow: maintenance, PreferredBackupWindow: backup };
  const create = faultOf(() => makeInstance(cloud, windows));
  expect(create).toContain('InvalidParameterValue: ');
  expect(create).toContain(text);
});

test('windows that are not given are clear of the other one, and changes are judged with what there is', () => {
  using cloud = newAccount();
  makeInstance(cloud, { PreferredMaintenanceWindow: 'Sun:02:00-Sun:06:00' });
  cloud.advance(1_000);
  expect(instance(cloud)).toMatchObject({
    PreferredMaintenanceWindow: 'sun:02:00-sun:06:00',
    PreferredBackupWindow: '06:00-06:30',
  });
  const change = (PreferredBackupWindow: string) =>
    cloud.call('rds', 'ModifyDBInstance', { DBInstanceIdentifier: 'shop', PreferredBackupWindow });
  expect(faultOf(() => change('05:00-06:00'))).toContain('must not overlap');
  change('01:00-02:00');
  // Nothing of the server is changed.
  expect(instance(cloud)).toMatchObject({
    PreferredBackupWindow: '01:00-02:00',
    DBInstanceStatus: 'available',
  });
});

test.each([
  ['io1 without IOPS', { StorageType: 'io1', AllocatedStorage: 100 }, 'The storage type io1 requires iops'],
  ['a small io1', { Iops: 1_000, AllocatedStorage: 20 }, 'engine name postgres and storage type io1: 20'],
  [
    'too many IOPS',
    { StorageType: 'io1', Iops: 6_000, AllocatedStorage: 100 },
    'Invalid iops to storage (GB) ratio for engine name postgres and storage type io1: 60.0000',
  ],
  [
    'IOPS of a small gp3',
    { StorageType: 'gp3', Iops: 3_000 },
    "InvalidParameterCombination: You can't specify IOPS or storage throughput for engine postgres and a storage size less than 400.",
  ],
  ['IOPS of gp2', { StorageType: 'gp2', Iops: 3_000 }, "You can't specify IOPS for the storage type gp2."],
  ['little room to grow', { MaxAllocatedStorage: 21 }, 'The maximum allocated storage must be increased'],
  ['a type that is none', { StorageType: 'gp9' }, 'Invalid storage type: gp9'],
  ['a user that begins with a digit', { MasterUsername: '1abc' }, 'Invalid master user name'],
  ['a long user of MySQL', { Engine: 'mysql', MasterUsername: 'a'.repeat(17) }, 'Invalid master user name'],
  [
    'a long password of MySQL',
    { Engine: 'mysql', MasterUserPassword: 'a'.repeat(42) },
    'longer than 41 characters',
  ],
  ['a long password', { MasterUserPassword: 'a'.repeat(129) }, 'longer than 128 characters'],
  ['an interval that is none', { MonitoringInterval: 7 }, 'Invalid monitoring interval: 7'],
  ['monitoring without a role', { MonitoringInterval: 60 }, 'A MonitoringRoleARN value is required'],
  [
    'logs that the engine does not have',
    { EnableCloudwatchLogsExports: ['postgresql', 'audit'] },
    "You cannot use the log types 'audit' with engine version postgres.",
  ],
])('CreateDBInstance refuses %s', (_what, more, text) => {
  using cloud = newAccount();
  expect(faultOf(() => makeInstance(cloud, more))).toContain(text);
});

test('gp3 has IOPS and throughput by its size, and provisioned IOPS are changed together with the size', () => {
  using cloud = newAccount();
  makeInstance(cloud);
  expect(instance(cloud)).toMatchObject({ StorageType: 'gp3', Iops: 3_000, StorageThroughput: 125 });
  makeInstance(cloud, { DBInstanceIdentifier: 'large', AllocatedStorage: 400 });
  expect(instance(cloud, 'large')).toMatchObject({ Iops: 12_000, StorageThroughput: 500 });
  makeInstance(cloud, { DBInstanceIdentifier: 'fast', AllocatedStorage: 100, Iops: 1_000 });
  cloud.advance(1_000);
  expect(instance(cloud, 'fast')).toMatchObject({ StorageType: 'io1', Iops: 1_000 });
  const change = (more: object) =>
    cloud.call('rds', 'ModifyDBInstance', {
      DBInstanceIdentifier: 'fast',
      ApplyImmediately: true,
      ...more,
    });
  expect(faultOf(() => change({ AllocatedStorage: 200 }))).toContain('both the storage size and iops');
  change({ AllocatedStorage: 200, Iops: 2_000 });
  cloud.advance(1_000);
  change({ StorageType: 'gp3', AllocatedStorage: 400 });
  expect(instance(cloud, 'fast')).toMatchObject({ StorageType: 'gp3', Iops: 12_000 });
});

test.each([
  ['17.4', {}, 'InvalidParameterCombination: Cannot upgrade postgres from 17.6 to 17.4'],
  ['16.10', {}, 'InvalidParameterCombination: Cannot find upgrade path from 17.6 to 16.10.'],
  ['18.1', {}, 'The AllowMajorVersionUpgrade flag must be present'],
  ['17', {}, undefined, '17.6'],
  ['17.7', {}, undefined, '17.7'],
  ['18.1', { AllowMajorVersionUpgrade: true }, undefined, '18.1'],
])('a database of the version 17.6 is changed to %s with %j', (EngineVersion, more, text, after = '') => {
  using cloud = newAccount();
  makeInstance(cloud);
  cloud.advance(1_000);
  const change = () =>
    cloud.call('rds', 'ModifyDBInstance', {
      DBInstanceIdentifier: 'shop',
      EngineVersion,
      ApplyImmediately: true,
      ...more,
    });
  if (text === undefined) {
    change();
    expect(instance(cloud).EngineVersion).toBe(after);
  } else expect(faultOf(change)).toContain(text);
});

test('a cluster shows the promotion tiers of its instances, and an instance its cluster’s backup window', () => {
  using cloud = newAccount();
  const of = { DBClusterIdentifier: 'shop', Engine: 'aurora-mysql' };
  cloud.call('rds', 'CreateDBCluster', {
    ...of,
    PreferredBackupWindow: '09:00-10:00',
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
  });
  const add = (id: string, more: object = {}) =>
    cloud.call('rds', 'CreateDBInstance', {
      ...of,
      DBInstanceIdentifier: id,
      DBInstanceClass: 'db.r6g.large',
      ...more,
    });
  add('first', { PromotionTier: 0 });
  add('second');
  expect(faultOf(() => add('third', { PromotionTier: 16 }))).toContain('Invalid promotion tier: 16');
  expect(cluster(cloud).DBClusterMembers?.map(({ PromotionTier }) => PromotionTier)).toEqual([0, 1]);
  cloud.advance(1_000);
  expect(instance(cloud, 'second')).toMatchObject({
    PromotionTier: 1,
    PreferredBackupWindow: '09:00-10:00',
    StorageType: 'aurora',
  });
  const grow = { DBInstanceIdentifier: 'second', AllocatedStorage: 100 };
  expect(faultOf(() => cloud.call('rds', 'ModifyDBInstance', grow))).toContain('is a member of a DB Cluster');
});

test('a managed password is rotated every seven days, or by the rules that it is given', () => {
  using cloud = newAccount();
  makeInstance(cloud, { MasterUserPassword: undefined, ManageMasterUserPassword: true });
  cloud.advance(1_000);
  const SecretId = instance(cloud).MasterUserSecret!.SecretArn!;
  const secret = () => cloud.call('secretsmanager', 'DescribeSecret', { SecretId });
  const password = () => cloud.call('secretsmanager', 'GetSecretValue', { SecretId }).SecretString;
  expect(secret()).toMatchObject({ RotationEnabled: true, RotationRules: { AutomaticallyAfterDays: 7 } });
  expect(secret().RotationLambdaARN).toBeUndefined();
  const day = 24 * 3_600_000;
  const first = password();
  cloud.advance(6 * day - 60_000);
  expect(password()).toBe(first);
  cloud.advance(day + 60_000);
  const second = password();
  expect(second).not.toBe(first);
  expect(secret().LastRotatedDate).toBeDefined();
  const start = cloud.effects.findLast(({ effect }) => effect === 'data-stores/start')!;
  expect(JSON.parse(second!).password).toBe((start.input as { password: string }).password);
  const rules = { AutomaticallyAfterDays: 30 };
  cloud.call('secretsmanager', 'RotateSecret', { SecretId, RotationRules: rules, RotateImmediately: false });
  cloud.advance(28 * day);
  expect(password()).toBe(second);
  cloud.call('rds', 'StopDBInstance', { DBInstanceIdentifier: 'shop' });
  cloud.settle();
  cloud.advance(3 * day);
  expect(password()).toBe(second);
  expect(secret().NextRotationDate!.getTime()).toBeGreaterThan(cloud.clock.now());
});

test.each([
  [{ MinCapacity: 0.3, MaxCapacity: 1 }, "minimum capacity 0.3 isn't valid"],
  [
    { MinCapacity: 0, MaxCapacity: 0.5 },
    "maximum capacity 0.5 isn't valid. The maximum capacity must be at least 1.",
  ],
  [{ MinCapacity: 4, MaxCapacity: 2 }, 'must be at most the maximum capacity, 2.'],
  [{ MinCapacity: 1, MaxCapacity: 257 }, 'must be at most 256.'],
])('CreateDBCluster refuses the capacity %j', (ServerlessV2ScalingConfiguration, text) => {
  using cloud = newAccount();
  expect(faultOf(() => makeCluster(cloud, { ServerlessV2ScalingConfiguration }))).toContain(text);
});

test('groups of parameters that are not there have a code of their own for clusters; families are checked', () => {
  using cloud = newAccount();
  expect(faultOf(() => makeCluster(cloud, { DBClusterParameterGroupName: 'none' }))).toBe(
    'DBClusterParameterGroupNotFound: DBClusterParameterGroup not found: none',
  );
  const group = { DBParameterGroupName: 'own', Description: 'test' };
  const make = (DBParameterGroupFamily: string) =>
    cloud.call('rds', 'CreateDBParameterGroup', { ...group, DBParameterGroupFamily });
  expect(faultOf(() => make('default.mysql'))).toBe(
    'InvalidParameterValue: ParameterGroupFamily default.mysql is not a valid parameter group family',
  );
  make('mysql8.4');
});

function makeCluster(cloud: ReturnType<typeof newAccount>, more: object): void {
  cloud.call('rds', 'CreateDBCluster', {
    DBClusterIdentifier: 'shop',
    Engine: 'aurora-postgresql',
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
    ...more,
  });
}
