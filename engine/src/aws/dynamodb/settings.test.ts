// What is described of tables beside their items, and how templates change indexes.
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { makeOrders, newAccount } from './testing/tables.ts';

test('limits, streams of Kinesis, backups and contributor insights are described', () => {
  using cloud = newAccount();
  const TableName = makeOrders(cloud);
  expect(cloud.call('dynamodb', 'DescribeLimits', {})).toMatchObject({ TableMaxReadCapacityUnits: 40_000 });
  expect(cloud.call('dynamodb', 'DescribeKinesisStreamingDestination', { TableName })).toEqual({
    TableName,
    KinesisDataStreamDestinations: [],
  });
  expect(cloud.call('dynamodb', 'ListBackups', {}).BackupSummaries).toEqual([]);
  const of = { TableName, IndexName: 'by-state' };
  const status = (asked: object) =>
    cloud.call('dynamodb', 'DescribeContributorInsights', { TableName, ...asked }).ContributorInsightsStatus;
  cloud.call('dynamodb', 'UpdateContributorInsights', { ...of, ContributorInsightsAction: 'ENABLE' });
  expect([status({}), status(of)]).toEqual(['DISABLED', 'ENABLED']);
  cloud.call('dynamodb', 'UpdateContributorInsights', { ...of, ContributorInsightsAction: 'DISABLE' });
  expect(status(of)).toBe('DISABLED');
  expect(faultOf(() => status({ IndexName: 'none' }))).toContain('does not have the specified index: none');
});

test('UpdateTable makes or deletes one index at a time', () => {
  using cloud = newAccount();
  const TableName = makeOrders(cloud);
  const Create = (IndexName: string) => ({
    Create: {
      IndexName,
      KeySchema: [{ AttributeName: 'at', KeyType: 'HASH' as const }],
      Projection: { ProjectionType: 'ALL' as const },
    },
  });
  const update = () =>
    cloud.call('dynamodb', 'UpdateTable', {
      TableName,
      GlobalSecondaryIndexUpdates: [Create('a'), { Delete: { IndexName: 'by-state' } }],
    });
  expect(faultOf(update)).toBe(
    'LimitExceededException: Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table',
  );
});

const index = (IndexName: string, AttributeName = 'id', ProjectionType = 'ALL') => ({
  IndexName,
  KeySchema: [{ AttributeName, KeyType: 'HASH' }],
  Projection: { ProjectionType },
});

const template = (Type: string, GlobalSecondaryIndexes: readonly object[]) =>
  JSON.stringify({
    Resources: {
      Table: {
        Type,
        Properties: {
          BillingMode: 'PAY_PER_REQUEST',
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
          ...(GlobalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes }),
          ...(Type.endsWith('GlobalTable') && { Replicas: [{ Region: 'us-east-1' }] }),
        },
      },
    },
  });

/** @returns the stack's status, and what failed */
function update(cloud: Rehearsal, type: string, from: readonly object[], to: readonly object[]): string[] {
  const stack = { StackName: 'shop' };
  cloud.call('cloudformation', 'CreateStack', { ...stack, TemplateBody: template(type, from) });
  cloud.advance(10_000);
  cloud.call('cloudformation', 'UpdateStack', { ...stack, TemplateBody: template(type, to) });
  cloud.advance(10_000);
  const { StackStatus } = cloud.call('cloudformation', 'DescribeStacks', stack).Stacks![0]!;
  const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', stack);
  const reasons = StackEvents.filter(({ ResourceStatus = '' }) => ResourceStatus === 'UPDATE_FAILED');
  return [StackStatus!, ...reasons.map(({ ResourceStatusReason = '' }) => ResourceStatusReason)];
}

const table = 'AWS::DynamoDB::Table';

test('a template makes or deletes one index in an update', () => {
  using cloud = newAccount();
  expect(update(cloud, table, [index('by-a')], [index('by-a'), index('by-b')])).toEqual(['UPDATE_COMPLETE']);
});

test('a template that makes two indexes at once is rolled back', () => {
  using cloud = newAccount();
  expect(update(cloud, table, [], [index('by-a'), index('by-b')])).toEqual([
    'UPDATE_ROLLBACK_COMPLETE',
    expect.stringContaining('Cannot perform more than one GSI creation or deletion in a single update'),
  ]);
});

test('an index of a template keeps its keys and its projection', () => {
  using cloud = newAccount();
  expect(update(cloud, table, [index('by-a')], [index('by-a', 'id', 'KEYS_ONLY')])).toEqual([
    'UPDATE_ROLLBACK_COMPLETE',
    expect.stringContaining("Cannot update GSI's properties other than Provisioned Throughput"),
  ]);
});

test('a global table makes and deletes several indexes, one after the other', () => {
  using cloud = newAccount();
  const type = 'AWS::DynamoDB::GlobalTable';
  expect(update(cloud, type, [index('by-a')], [index('by-b'), index('by-c')])).toEqual(['UPDATE_COMPLETE']);
  const TableName = cloud.call('dynamodb', 'ListTables', {}).TableNames![0]!;
  const { Table } = cloud.call('dynamodb', 'DescribeTable', { TableName });
  expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['by-b', 'by-c']);
});
