import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { cluster, instance, makeInstance, newAccount } from './testing/databases.ts';

test('an instance is creating, backing up and then available, with an endpoint', () => {
  using cloud = newAccount({ hasServers: false });
  makeInstance(cloud, { DBName: 'orders' });
  expect(instance(cloud)).toMatchObject({ DBInstanceStatus: 'creating' });
  expect(instance(cloud).Endpoint).toBeUndefined();
  const [start] = cloud.effects.filter(({ effect }) => effect === 'data-stores/start');
  expect(start?.input).toMatchObject({ kind: 'postgres', port: 5432, user: 'shop', database: 'orders' });
  const storeId = instance(cloud).DbiResourceId!;
  cloud.report('data-stores/started', { storeId, port: 5433 });
  expect(instance(cloud).DBInstanceStatus).toBe('backing-up');
  cloud.advance(1_000);
  expect(instance(cloud)).toMatchObject({
    DBInstanceStatus: 'available',
    Endpoint: { Address: '127.0.0.1', Port: 5433 },
    DBInstanceArn: 'arn:aws:rds:us-east-1:000000000000:db:shop',
  });
});

test('without a server of its engine, an instance is recorded and available; the engine’s next start looks again', () => {
  using cloud = newAccount({ hasServers: false });
  let isInstalled = false;
  cloud.on('data-stores/start', ({ storeId, port }) =>
    isInstalled
      ? cloud.report('data-stores/started', { storeId, port })
      : cloud.report('data-stores/missing', { storeId, remedy: 'apt-get install postgresql' }),
  );
  makeInstance(cloud);
  cloud.advance(1_000);
  expect(instance(cloud).DBInstanceStatus).toBe('available');
  expect(instance(cloud).Endpoint?.Address).toMatch(/^shop\..*\.us-east-1\.rds\.amazonaws\.com$/);
  isInstalled = true;
  cloud.restart();
  cloud.settle();
  expect(instance(cloud)).toMatchObject({
    DBInstanceStatus: 'available',
    Endpoint: { Address: '127.0.0.1' },
  });
});

test('an instance that is rebooted is available once its server runs again', () => {
  using cloud = newAccount({ hasServers: false });
  makeInstance(cloud, { Engine: 'mysql', BackupRetentionPeriod: 0 });
  const storeId = instance(cloud).DbiResourceId!;
  const started = () => cloud.report('data-stores/started', { storeId, port: 3306 });
  started();
  expect(instance(cloud).DBInstanceStatus).toBe('available');
  cloud.call('rds', 'RebootDBInstance', { DBInstanceIdentifier: 'shop' });
  cloud.advance(60_000);
  expect(instance(cloud).DBInstanceStatus).toBe('rebooting');
  cloud.report('data-stores/stopped', { storeId });
  expect(instance(cloud).DBInstanceStatus).toBe('rebooting');
  started();
  expect(instance(cloud).DBInstanceStatus).toBe('available');
});

test('where tasks are containers, the endpoint has the address at which they reach the server', () => {
  using cloud = newAccount({ hasServers: false });
  cloud.on('data-stores/start', ({ storeId, port }) =>
    cloud.report('data-stores/started', { storeId, port, address: '10.88.0.1' }),
  );
  makeInstance(cloud);
  expect(instance(cloud).Endpoint).toMatchObject({ Address: '10.88.0.1', Port: 5432 });
});

test('a server that does not start fails its instance', () => {
  using cloud = newAccount({ hasServers: false });
  cloud.on('data-stores/start', ({ storeId }) =>
    cloud.report('data-stores/failed', { storeId, reason: 'no disk' }),
  );
  makeInstance(cloud);
  expect(instance(cloud).DBInstanceStatus).toBe('failed');
});

test('the engine’s next start starts the server again', () => {
  using cloud = newAccount();
  makeInstance(cloud);
  cloud.advance(1_000);
  cloud.restart();
  cloud.settle();
  expect(cloud.effects.filter(({ effect }) => effect === 'data-stores/start')).toHaveLength(2);
  expect(instance(cloud).DBInstanceStatus).toBe('available');
});

test('StopDBInstance, StartDBInstance and RebootDBInstance go through their statuses', () => {
  using cloud = newAccount();
  makeInstance(cloud);
  cloud.advance(1_000);
  const id = { DBInstanceIdentifier: 'shop' };
  expect(cloud.call('rds', 'StopDBInstance', id).DBInstance?.DBInstanceStatus).toBe('stopping');
  cloud.settle();
  expect(instance(cloud).DBInstanceStatus).toBe('stopped');
  expect(faultOf(() => cloud.call('rds', 'RebootDBInstance', id))).toBe(
    'InvalidDBInstanceState: Instance shop is not in available state.',
  );
  expect(cloud.call('rds', 'StartDBInstance', id).DBInstance?.DBInstanceStatus).toBe('starting');
  cloud.settle();
  expect(instance(cloud).DBInstanceStatus).toBe('available');
  expect(cloud.call('rds', 'RebootDBInstance', id).DBInstance?.DBInstanceStatus).toBe('rebooting');
  cloud.settle();
  expect(instance(cloud).DBInstanceStatus).toBe('available');
});

test('a new password restarts the server with it', () => {
  using cloud = newAccount();
  makeInstance(cloud);
  cloud.advance(1_000);
  const change = { DBInstanceIdentifier: 'shop', MasterUserPassword: 'anotherone' };
  const { DBInstance } = cloud.call('rds', 'ModifyDBInstance', change);
  expect(DBInstance?.DBInstanceStatus).toBe('resetting-master-credentials');
  cloud.settle();
  const starts = cloud.effects.filter(({ effect }) => effect === 'data-stores/start');
  expect(starts.at(-1)?.input).toMatchObject({ password: 'anotherone' });
  expect(instance(cloud).DBInstanceStatus).toBe('available');
});

test('a managed password is in a secret that goes with the instance', () => {
  using cloud = newAccount();
  makeInstance(cloud, { MasterUserPassword: undefined, ManageMasterUserPassword: true });
  cloud.advance(1_000);
  const SecretId = instance(cloud).MasterUserSecret!.SecretArn!;
  expect(SecretId).toContain('secret:rds!db-');
  const { SecretString = '' } = cloud.call('secretsmanager', 'GetSecretValue', { SecretId });
  const start = cloud.effects.find(({ effect }) => effect === 'data-stores/start')!;
  expect(JSON.parse(SecretString)).toEqual({
    username: 'shop',
    password: (start.input as { password: string }).password,
  });
  const secret = cloud.call('secretsmanager', 'DescribeSecret', { SecretId });
  expect(secret.OwningService).toBe('rds');
  expect(secret.Tags).toContainEqual({ Key: 'aws:secretsmanager:owningService', Value: 'rds' });
  const managed =
    'InvalidRequestException: The secret is managed by another service, and you must use that service to update it.';
  for (const change of [
    () => cloud.call('secretsmanager', 'PutSecretValue', { SecretId, SecretString: '{}' }),
    () => cloud.call('secretsmanager', 'UpdateSecret', { SecretId, Description: 'mine' }),
    () => cloud.call('secretsmanager', 'DeleteSecret', { SecretId, ForceDeleteWithoutRecovery: true }),
  ])
    expect(faultOf(change)).toBe(managed);
  const modify = (more: object) =>
    cloud.call('rds', 'ModifyDBInstance', { DBInstanceIdentifier: 'shop', ...more });
  expect(faultOf(() => modify({ RotateMasterUserPassword: true }))).toMatch(/^InvalidParameterCombination/);
  cloud.call('secretsmanager', 'RotateSecret', { SecretId });
  expect(instance(cloud).DBInstanceStatus).toBe('resetting-master-credentials');
  cloud.settle();
  const restart = cloud.effects.findLast(({ effect }) => effect === 'data-stores/start')!;
  const rotated = cloud.call('secretsmanager', 'GetSecretValue', { SecretId }).SecretString!;
  expect(rotated).not.toBe(SecretString);
  expect(JSON.parse(rotated).password).toBe((restart.input as { password: string }).password);
  cloud.call('rds', 'DeleteDBInstance', { DBInstanceIdentifier: 'shop', SkipFinalSnapshot: true });
  expect(instance(cloud).DBInstanceStatus).toBe('deleting');
  cloud.advance(1_000);
  expect(faultOf(() => instance(cloud))).toBe('DBInstanceNotFound: DBInstance shop not found.');
  expect(faultOf(() => cloud.call('secretsmanager', 'GetSecretValue', { SecretId }))).toContain(
    'ResourceNotFound',
  );
  expect(cloud.effects.at(-1)?.effect).toBe('data-stores/remove');
});

test.each([
  ['an unknown engine', { Engine: 'dbase' }, 'InvalidParameterValue: Invalid DB engine: dbase'],
  ['an identifier with two hyphens', { DBInstanceIdentifier: 'a--b' }, 'InvalidParameterValue: '],
  [
    'no storage',
    { AllocatedStorage: undefined },
    'InvalidParameterCombination: The parameter AllocatedStorage',
  ],
  ['a short password', { MasterUserPassword: 'short' }, 'InvalidParameterValue: '],
  ['no password', { MasterUserPassword: undefined }, 'InvalidParameterValue: Invalid master password'],
  [
    'a subnet group that does not exist',
    { DBSubnetGroupName: 'none' },
    "DBSubnetGroupNotFoundFault: DB subnet group 'none' does not exist.",
  ],
  ['a class that is none', { DBInstanceClass: 'db.bogus' }, 'Invalid DB Instance class: db.bogus'],
  ['a class of no family', { DBInstanceClass: 'db.zz.large' }, 'Invalid DB Instance class: db.zz.large'],
  ['a class of no generation', { DBInstanceClass: 'db.t9.micro' }, 'Invalid DB Instance class: db.t9.micro'],
  ['a minor version that is none', { EngineVersion: '17.999' }, 'Cannot find version 17.999 for postgres'],
  ['a version that is none', { EngineVersion: '3.1' }, 'Cannot find version 3.1 for postgres'],
  ['a reserved user', { MasterUsername: 'admin' }, 'cannot be used as it is a reserved word'],
  ['a name with a hyphen', { DBName: 'my-db' }, 'InvalidParameterValue: DBName must begin with a letter'],
  ['little storage', { AllocatedStorage: 5 }, 'Invalid storage size for engine name postgres'],
  ['backups of 99 days', { BackupRetentionPeriod: 99 }, 'Invalid backup retention period: 99'],
  ['a low port', { Port: 80 }, 'InvalidParameterValue: Invalid port: 80'],
  [
    'a security group that does not exist',
    { VpcSecurityGroupIds: ['sg-12345678'] },
    'InvalidParameterValue: Invalid security group , groupId= sg-12345678, groupName=.',
  ],
  [
    'a parameter group that does not exist',
    { DBParameterGroupName: 'none' },
    'DBParameterGroupNotFound: DBParameterGroup not found: none',
  ],
])('CreateDBInstance refuses %s', (_what, more, text) => {
  using cloud = newAccount();
  expect(faultOf(() => makeInstance(cloud, more))).toContain(text);
  expect(cloud.call('rds', 'DescribeDBInstances', {}).DBInstances).toEqual([]);
});

test.each(['db.serverless', 'db.x2g.large', 'db.r5.large.tpc1.mem2x', 'db.r8g.48xlarge'])(
  'an instance is of the class %s',
  (DBInstanceClass) => {
    using cloud = newAccount();
    makeInstance(cloud, { DBInstanceClass });
    expect(instance(cloud).DBInstanceClass).toBe(DBInstanceClass);
  },
);

test.each([
  ['postgres', '17.7'],
  ['postgres', '11.22-rds.20240509'],
  ['postgres', '18.1'],
  ['mysql', '8.0.44'],
  ['mariadb', '11.8.3'],
])('an instance of %s has the version %s, which is not listed', (Engine, EngineVersion) => {
  using cloud = newAccount();
  makeInstance(cloud, { Engine, EngineVersion });
  expect(instance(cloud).EngineVersion).toBe(EngineVersion);
});

test.each([
  ['a class that is none', { DBInstanceClass: 'foo' }, 'Invalid DB Instance class: foo'],
  ['a version that is none', { EngineVersion: '1' }, 'Cannot find version 1 for postgres'],
  ['a low port', { DBPortNumber: 80 }, 'InvalidParameterValue: Invalid port: 80'],
  ['backups of 99 days', { BackupRetentionPeriod: 99 }, 'Invalid backup retention period: 99'],
  [
    'a password beside a managed one',
    { MasterUserPassword: 'anotherone', ManageMasterUserPassword: true },
    "InvalidParameterCombination: You can't specify MasterUserPassword",
  ],
])('ModifyDBInstance refuses %s', (_what, more, text) => {
  using cloud = newAccount();
  makeInstance(cloud);
  cloud.advance(1_000);
  const before = instance(cloud);
  const modify = () => cloud.call('rds', 'ModifyDBInstance', { DBInstanceIdentifier: 'shop', ...more });
  expect(faultOf(modify)).toContain(text);
  expect(instance(cloud)).toEqual(before);
});

test('a managed password is replaced only by one that is given while its management ends', () => {
  using cloud = newAccount();
  makeInstance(cloud, { MasterUserPassword: undefined, ManageMasterUserPassword: true });
  cloud.advance(1_000);
  const modify = (more: object) => () =>
    cloud.call('rds', 'ModifyDBInstance', { DBInstanceIdentifier: 'shop', ...more });
  expect(faultOf(modify({ MasterUserPassword: 'anotherone' }))).toBe(
    "InvalidParameterValue: You can't specify MasterUserPassword for an instance with ManageMasterUserPassword enabled.",
  );
  expect(faultOf(modify({ ManageMasterUserPassword: false }))).toMatch(/^InvalidParameterCombination: /);
  modify({ ManageMasterUserPassword: false, MasterUserPassword: 'anotherone' })();
  expect(instance(cloud).MasterUserSecret).toBeUndefined();
});

test('a protected instance stays, and a snapshot is decided upon', () => {
  using cloud = newAccount();
  makeInstance(cloud, { DeletionProtection: true });
  cloud.advance(1_000);
  const remove = (more: object) => () =>
    cloud.call('rds', 'DeleteDBInstance', { DBInstanceIdentifier: 'shop', ...more });
  expect(faultOf(remove({ SkipFinalSnapshot: true }))).toContain('protected DB Instance');
  const shrunk = { DBInstanceIdentifier: 'shop', AllocatedStorage: 10 };
  expect(faultOf(() => cloud.call('rds', 'ModifyDBInstance', shrunk))).toContain(
    'InvalidParameterCombination',
  );
  cloud.call('rds', 'ModifyDBInstance', { DBInstanceIdentifier: 'shop', DeletionProtection: false });
  expect(instance(cloud).DBInstanceStatus).toBe('available');
  cloud.advance(1_000);
  expect(faultOf(remove({}))).toContain('FinalDBSnapshotIdentifier is required');
});

test('a cluster has a server, which its instances share', () => {
  using cloud = newAccount();
  const named = { DBClusterIdentifier: 'shop' };
  cloud.call('rds', 'CreateDBCluster', {
    ...named,
    Engine: 'aurora-postgresql',
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
    ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 2 },
  });
  for (const id of ['writer', 'reader'])
    cloud.call('rds', 'CreateDBInstance', {
      ...named,
      DBInstanceIdentifier: id,
      DBInstanceClass: 'db.serverless',
      Engine: 'aurora-postgresql',
    });
  cloud.advance(1_000);
  expect(cloud.effects.filter(({ effect }) => effect === 'data-stores/start')).toHaveLength(1);
  expect(cluster(cloud)).toMatchObject({
    Status: 'available',
    Endpoint: '127.0.0.1',
    ReaderEndpoint: '127.0.0.1',
    Port: 5432,
    DBClusterMembers: [{ IsClusterWriter: true }, { IsClusterWriter: false }],
  });
  expect(instance(cloud, 'writer')).toMatchObject({
    DBInstanceStatus: 'available',
    Endpoint: { Port: 5432 },
  });
  cloud.call('rds', 'ModifyDBCluster', { ...named, BackupRetentionPeriod: 7 });
  cloud.advance(1_000);
  expect(cluster(cloud)).toMatchObject({ Status: 'available', BackupRetentionPeriod: 7 });
  cloud.call('rds', 'StopDBCluster', named);
  cloud.settle();
  expect(cluster(cloud).Status).toBe('stopped');
  cloud.call('rds', 'StartDBCluster', named);
  cloud.settle();
  expect(cluster(cloud).Status).toBe('available');
  const remove = () => cloud.call('rds', 'DeleteDBCluster', { ...named, SkipFinalSnapshot: true });
  expect(faultOf(remove)).toContain('it still contains DB instances in non-deleting state.');
  for (const id of ['writer', 'reader']) cloud.call('rds', 'DeleteDBInstance', { DBInstanceIdentifier: id });
  remove();
  cloud.advance(2_000);
  expect(cloud.call('rds', 'DescribeDBClusters', {}).DBClusters).toEqual([]);
  expect(cloud.call('rds', 'DescribeDBInstances', {}).DBInstances).toEqual([]);
});

test('databases are described by filters, page by page', () => {
  using cloud = newAccount();
  makeInstance(cloud);
  const list = (Name: string, ...Values: string[]) =>
    cloud
      .call('rds', 'DescribeDBInstances', { Filters: [{ Name, Values }] })
      .DBInstances?.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier);
  expect(list('engine', 'mysql', 'postgres')).toEqual(['shop']);
  expect(list('db-instance-id', 'arn:aws:rds:us-east-1:000000000000:db:shop')).toEqual(['shop']);
  expect(list('engine', 'mariadb')).toEqual([]);
  expect(list('db-cluster-id', 'shop')).toEqual([]);
  expect(faultOf(() => list('size', 'big'))).toBe('InvalidParameterValue: Unrecognized filter name: size');
  expect(faultOf(() => list('engine'))).toMatch(/^InvalidParameterCombination/);
  for (const operation of ['DescribeDBInstances', 'DescribeDBSubnetGroups', 'DescribeDBSnapshots'] as const)
    expect(faultOf(() => cloud.call('rds', operation, { MaxRecords: 5 }))).toBe(
      'InvalidParameterValue: Invalid value 5 for MaxRecords. Must be between 20 and 100',
    );
});
