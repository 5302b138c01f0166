// What RDS says of databases and snapshots: to EventBridge, and in DescribeEvents.
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { instance, makeInstance, newAccount } from './testing/databases.ts';

const named = { DBInstanceIdentifier: 'shop' };
const list = (cloud: Rehearsal, asked: object = {}) =>
  cloud.call('rds', 'DescribeEvents', asked).Events ?? [];
const messages = (cloud: Rehearsal, asked: object = {}) => list(cloud, asked).map(({ Message }) => Message);
const published = (cloud: Rehearsal) =>
  cloud.published.flatMap((each) => (each.event.startsWith('rds/') ? [each.detail as never] : [])) as {
    detailType: string;
    resources: string[];
    detail: { Message: string; EventID: string; EventCategories: string[] };
  }[];

test('a database is created, backed up, stopped, started, rebooted and deleted', () => {
  using cloud = newAccount();
  makeInstance(cloud, { Tags: [{ Key: 'team', Value: 'a' }] });
  cloud.advance(2_000);
  for (const operation of ['StopDBInstance', 'StartDBInstance', 'RebootDBInstance'] as const) {
    cloud.call('rds', operation, named);
    cloud.advance(2_000);
  }
  cloud.call('rds', 'DeleteDBInstance', { ...named, SkipFinalSnapshot: true });
  cloud.advance(2_000);
  const texts = [
    'DB instance created',
    'Backing up DB instance',
    'Finished DB Instance backup',
    'DB instance stopped',
    'DB instance started',
    'DB instance shutdown',
    'DB instance restarted',
    'DB instance deleted',
  ];
  expect(messages(cloud)).toEqual(texts);
  expect(published(cloud).map(({ detail }) => detail.Message)).toEqual(texts);
  const arn = 'arn:aws:rds:us-east-1:000000000000:db:shop';
  expect(published(cloud)[0]).toEqual({
    detailType: 'RDS DB Instance Event',
    resources: [arn],
    detail: {
      EventCategories: ['creation'],
      SourceType: 'DB_INSTANCE',
      SourceArn: arn,
      Date: '2026-01-01T00:00:00.000Z',
      Message: 'DB instance created',
      SourceIdentifier: 'shop',
      EventID: 'RDS-EVENT-0005',
      Tags: { team: 'a' },
    },
  });
  expect(list(cloud)[0]).toEqual({
    SourceIdentifier: 'shop',
    SourceType: 'db-instance',
    Message: 'DB instance created',
    EventCategories: ['creation'],
    Date: new Date('2026-01-01T00:00:00Z'),
    SourceArn: arn,
  });
});

test('modifications are announced, and ended once the database is available again', () => {
  using cloud = newAccount();
  makeInstance(cloud, { BackupRetentionPeriod: 0 });
  const before = messages(cloud).length;
  cloud.call('rds', 'ModifyDBInstance', {
    ...named,
    DBInstanceClass: 'db.t4g.small',
    AllocatedStorage: 40,
    MultiAZ: true,
    BackupRetentionPeriod: 7,
    ApplyImmediately: true,
  });
  cloud.settle();
  const begun = [
    'Applying modification to database instance class',
    'Applying modification to allocated storage',
    'Applying modification to convert to a Multi-AZ DB instance',
  ];
  expect(messages(cloud).slice(before)).toEqual(begun);
  cloud.advance(2_000);
  expect(instance(cloud).DBInstanceStatus).toBe('available');
  expect(messages(cloud).slice(before)).toEqual([
    ...begun,
    'Finished applying modification to DB instance class',
    'Finished applying modification to allocated storage',
    'Finished applying modification to convert to a Multi-AZ DB instance',
    'Enabled automated backups',
  ]);
  cloud.call('rds', 'ModifyDBInstance', {
    ...named,
    ApplyImmediately: true,
    MultiAZ: false,
    MasterUserPassword: 'anotherone',
  });
  cloud.advance(2_000);
  expect(messages(cloud).slice(-3)).toEqual([
    'Applying modification to convert to a standard (Single-AZ) DB instance',
    'Reset master credentials',
    'Finished applying modification to convert to a standard (Single-AZ) DB instance',
  ]);
});

test('a database whose server does not start has failed', () => {
  using cloud = newAccount({ hasServers: false });
  makeInstance(cloud);
  cloud.report('data-stores/failed', { storeId: instance(cloud).DbiResourceId!, reason: 'no disk' });
  expect(published(cloud)[0]?.detail).toMatchObject({
    EventID: 'RDS-EVENT-0031',
    EventCategories: ['failure'],
  });
});

test('clusters and snapshots have their own events', () => {
  using cloud = newAccount();
  const cluster = { DBClusterIdentifier: 'aurora' };
  const credentials = { MasterUsername: 'shop', MasterUserPassword: 'longenough' };
  cloud.call('rds', 'CreateDBCluster', { ...cluster, Engine: 'aurora-postgresql', ...credentials });
  cloud.advance(2_000);
  cloud.call('rds', 'CreateDBClusterSnapshot', { ...cluster, DBClusterSnapshotIdentifier: 'kept' });
  cloud.advance(2_000);
  for (const operation of ['StopDBCluster', 'StartDBCluster'] as const) {
    cloud.call('rds', operation, cluster);
    cloud.advance(2_000);
  }
  makeInstance(cloud, { BackupRetentionPeriod: 0 });
  cloud.call('rds', 'CreateDBSnapshot', { ...named, DBSnapshotIdentifier: 'before' });
  cloud.advance(2_000);
  cloud.call('rds', 'DeleteDBSnapshot', { DBSnapshotIdentifier: 'before' });
  cloud.call('rds', 'DeleteDBCluster', { ...cluster, SkipFinalSnapshot: true });
  cloud.advance(2_000);
  const of = (detailType: string) =>
    published(cloud)
      .filter((event) => event.detailType === detailType)
      .map(({ detail }) => detail.EventID.slice(-4));
  expect(of('RDS DB Cluster Event')).toEqual(['0170', '0150', '0151', '0171']);
  expect(of('RDS DB Cluster Snapshot Event')).toEqual(['0074', '0075']);
  expect(of('RDS DB Snapshot Event')).toEqual(['0040', '0042', '0041']);
  expect(of('RDS DB Instance Event')).toEqual(['0005', '0001', '0002']);
  expect(messages(cloud, { SourceType: 'db-snapshot' })).toEqual([
    'Creating manual snapshot',
    'Manual snapshot created',
    'Deleted user snapshot',
  ]);
});

test('DescribeEvents selects by source, category and time, and pages', () => {
  using cloud = newAccount();
  for (const id of Array.from({ length: 21 }, (_, at) => `db-${at}`))
    makeInstance(cloud, { DBInstanceIdentifier: id, BackupRetentionPeriod: 0 });
  const first = cloud.call('rds', 'DescribeEvents', { MaxRecords: 20 });
  expect(first.Events).toHaveLength(20);
  const { Events, Marker } = cloud.call('rds', 'DescribeEvents', { MaxRecords: 20, Marker: first.Marker });
  expect([Events?.map(({ SourceIdentifier }) => SourceIdentifier), Marker]).toEqual([['db-20'], undefined]);
  const one = { SourceType: 'db-instance', SourceIdentifier: 'DB-3' };
  expect(messages(cloud, one)).toEqual(['DB instance created']);
  expect(messages(cloud, { ...one, EventCategories: ['deletion'] })).toEqual([]);
  const start = new Date(cloud.clock.now());
  cloud.advance(61 * 60_000);
  expect(messages(cloud, one)).toEqual([]);
  for (const window of [{ Duration: 62 }, { StartTime: start }, { StartTime: start, EndTime: start }])
    expect(messages(cloud, { ...one, ...window })).toHaveLength(1);
  cloud.advance(15 * 24 * 60 * 60_000);
  expect(messages(cloud, { ...one, StartTime: start, EndTime: new Date(cloud.clock.now()) })).toEqual([]);
});

test.each([
  [{ SourceIdentifier: 'shop' }, 'InvalidParameterCombination: SourceType must be provided'],
  [{ MaxRecords: 19 }, 'InvalidParameterValue: Invalid value 19 for MaxRecords'],
  [{ Marker: 'x' }, 'InvalidParameterValue: Invalid marker: x'],
  [
    { StartTime: new Date('2026-01-02'), EndTime: new Date('2026-01-01') },
    'InvalidParameterCombination: The start time must not be after the end time.',
  ],
])('DescribeEvents refuses %j', (asked, fault) => {
  using cloud = newAccount();
  expect(faultOf(() => list(cloud, asked))).toContain(fault);
});
