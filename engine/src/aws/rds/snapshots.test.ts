import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { cluster, instance, makeInstance, newAccount } from './testing/databases.ts';

const named = { DBInstanceIdentifier: 'shop' };
const snapshot = (cloud: Rehearsal, id = 'before') =>
  cloud.call('rds', 'DescribeDBSnapshots', { DBSnapshotIdentifier: id }).DBSnapshots![0]!;

const made = (options: { hasServers?: boolean } = {}) => {
  const cloud = newAccount(options);
  makeInstance(cloud, { DBName: 'orders', BackupRetentionPeriod: 0 });
  return cloud;
};

test('a snapshot is creating while its files are copied, and its instance backs up', () => {
  using cloud = made({ hasServers: false });
  cloud.report('data-stores/started', { storeId: instance(cloud).DbiResourceId!, port: 5432 });
  cloud.call('rds', 'CreateDBSnapshot', { ...named, DBSnapshotIdentifier: 'Before' });
  cloud.settle();
  expect(snapshot(cloud)).toMatchObject({ Status: 'creating', PercentProgress: 0 });
  expect(instance(cloud).DBInstanceStatus).toBe('backing-up');
  const copying = () => cloud.effects.filter(({ effect }) => effect === 'data-stores/copy');
  const { copyId } = copying()[0]!.input as { copyId: string };
  // An engine that ends meanwhile leaves it to the next one.
  cloud.restart();
  cloud.settle();
  expect(copying()).toHaveLength(2);
  cloud.report('data-stores/copied', { copyId });
  expect(snapshot(cloud)).toMatchObject({
    Status: 'available',
    DBSnapshotArn: 'arn:aws:rds:us-east-1:000000000000:snapshot:before',
    AllocatedStorage: 20,
    MasterUsername: 'shop',
  });
  expect(instance(cloud).DBInstanceStatus).toBe('available');
});

test('a snapshot whose files could not be copied has failed', () => {
  using cloud = made({ hasServers: false });
  cloud.on('data-stores/copy', ({ copyId }) =>
    cloud.report('data-stores/copy-failed', { copyId, reason: 'no disk' }),
  );
  cloud.report('data-stores/started', { storeId: instance(cloud).DbiResourceId!, port: 5432 });
  cloud.call('rds', 'CreateDBSnapshot', { ...named, DBSnapshotIdentifier: 'before' });
  cloud.settle();
  expect(snapshot(cloud).Status).toBe('failed');
  expect(instance(cloud).DBInstanceStatus).toBe('available');
  expect(cloud.log.splice(0).join()).toContain('no disk');
});

test('an instance is restored with the files, the user and the settings of its snapshot', () => {
  using cloud = made();
  cloud.call('rds', 'CreateDBSnapshot', { ...named, DBSnapshotIdentifier: 'before' });
  cloud.settle();
  cloud.call('rds', 'RestoreDBInstanceFromDBSnapshot', {
    DBInstanceIdentifier: 'other',
    DBSnapshotIdentifier: 'before',
    DBInstanceClass: 'db.t4g.small',
  });
  cloud.advance(2_000);
  expect(instance(cloud, 'other')).toMatchObject({
    DBInstanceStatus: 'available',
    DBInstanceClass: 'db.t4g.small',
    AllocatedStorage: 20,
    MasterUsername: 'shop',
    DBName: 'orders',
  });
  const start = cloud.effects.filter(({ effect }) => effect === 'data-stores/start').at(-1);
  expect(start?.input).toMatchObject({ origin: expect.stringMatching(/^snapshot-/), password: 'longenough' });
  cloud.call('rds', 'DeleteDBSnapshot', { DBSnapshotIdentifier: 'before' });
  expect(cloud.effects.at(-1)).toMatchObject({
    effect: 'data-stores/remove',
    input: { storeId: (start!.input as { origin: string }).origin },
  });
  expect(faultOf(() => snapshot(cloud))).toBe('DBSnapshotNotFound: DBSnapshot not found: before');
});

test('a final snapshot is there before the instance’s files go', () => {
  using cloud = made();
  cloud.call('rds', 'DeleteDBInstance', { ...named, FinalDBSnapshotIdentifier: 'last' });
  expect(instance(cloud).DBInstanceStatus).toBe('deleting');
  cloud.advance(2_000);
  expect(snapshot(cloud, 'last').Status).toBe('available');
  expect(faultOf(() => instance(cloud))).toContain('DBInstanceNotFound');
  const effects = cloud.effects.map(({ effect }) => effect);
  expect(effects.slice(-2)).toEqual(['data-stores/copy', 'data-stores/remove']);
});

test('a cluster has snapshots of its own, and its members none', () => {
  using cloud = newAccount();
  const id = { DBClusterIdentifier: 'shop' };
  cloud.call('rds', 'CreateDBCluster', {
    ...id,
    Engine: 'aurora-mysql',
    MasterUsername: 'shop',
    MasterUserPassword: 'longenough',
  });
  const member = { DBInstanceIdentifier: 'writer', DBInstanceClass: 'db.serverless', Engine: 'aurora-mysql' };
  cloud.call('rds', 'CreateDBInstance', { ...id, ...member });
  cloud.advance(2_000);
  expect(
    faultOf(() =>
      cloud.call('rds', 'CreateDBSnapshot', { DBInstanceIdentifier: 'writer', DBSnapshotIdentifier: 'a' }),
    ),
  ).toContain('CreateDBClusterSnapshot');
  cloud.call('rds', 'CreateDBClusterSnapshot', { ...id, DBClusterSnapshotIdentifier: 'before' });
  cloud.settle();
  const { DBClusterSnapshots } = cloud.call('rds', 'DescribeDBClusterSnapshots', id);
  expect(DBClusterSnapshots).toMatchObject([
    { DBClusterSnapshotIdentifier: 'before', Status: 'available', Engine: 'aurora-mysql' },
  ]);
  cloud.call('rds', 'RestoreDBClusterFromSnapshot', {
    DBClusterIdentifier: 'other',
    SnapshotIdentifier: 'before',
    Engine: 'aurora-mysql',
  });
  cloud.advance(2_000);
  expect(cluster(cloud, 'other')).toMatchObject({ Status: 'available', MasterUsername: 'shop' });
  cloud.call('rds', 'DeleteDBClusterSnapshot', { DBClusterSnapshotIdentifier: 'before' });
  expect(cloud.call('rds', 'DescribeDBClusterSnapshots', {}).DBClusterSnapshots).toEqual([]);
});

test('a name that is taken, and a database that is not available, are refused', () => {
  using cloud = made();
  const take = () => cloud.call('rds', 'CreateDBSnapshot', { ...named, DBSnapshotIdentifier: 'before' });
  take();
  expect(faultOf(take)).toContain('not currently in the available state');
  cloud.settle();
  expect(faultOf(take)).toContain('DBSnapshotAlreadyExists');
});

test('engines have versions and families, and classes that can be ordered', () => {
  using cloud = newAccount();
  const { DBEngineVersions } = cloud.call('rds', 'DescribeDBEngineVersions', {
    Engine: 'postgres',
    DefaultOnly: true,
  });
  expect(DBEngineVersions).toMatchObject([
    { EngineVersion: '17.6', MajorEngineVersion: '17', DBParameterGroupFamily: 'postgres17' },
  ]);
  const { OrderableDBInstanceOptions } = cloud.call('rds', 'DescribeOrderableDBInstanceOptions', {
    Engine: 'aurora-mysql',
    DBInstanceClass: 'db.serverless',
  });
  expect(OrderableDBInstanceOptions).toHaveLength(1);
});
