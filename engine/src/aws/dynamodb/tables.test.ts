import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { get, makeOrders, newAccount, order, put } from './testing/tables.ts';

test('CreateTable makes a table that is CREATING at first and ACTIVE then', () => {
  using cloud = newAccount();
  const { TableDescription } = cloud.call('dynamodb', 'CreateTable', {
    TableName: 'orders',
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    ProvisionedThroughput: { ReadCapacityUnits: 5, WriteCapacityUnits: 5 },
  });
  expect(TableDescription).toMatchObject({
    TableStatus: 'CREATING',
    TableArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/orders',
    ItemCount: 0,
    ProvisionedThroughput: { ReadCapacityUnits: 5 },
  });
  expect(faultOf(() => cloud.call('dynamodb', 'Scan', { TableName: 'orders' }))).toBe(
    'ResourceNotFoundException: Requested resource not found',
  );
  cloud.advance(1);
  expect(cloud.call('dynamodb', 'DescribeTable', { TableName: 'orders' }).Table?.TableStatus).toBe('ACTIVE');
  expect(cloud.call('dynamodb', 'ListTables', {}).TableNames).toEqual(['orders']);
});

test.each([
  ['a key that is not defined', { AttributeDefinitions: [] }, 'not defined in AttributeDefinitions'],
  [
    'throughput of a table on demand',
    { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
    'Neither ReadCapacityUnits',
  ],
  ['a name that is too short', { TableName: 'ab' }, 'at least 3 characters long'],
  ['a name with a space', { TableName: 'a b c' }, 'Member must satisfy regular expression pattern'],
  ['no indexes in their list', { GlobalSecondaryIndexes: [] }, 'List of GlobalSecondaryIndexes is empty'],
  ['a stream without a view', { StreamSpecification: { StreamEnabled: true } }, 'StreamViewType must be'],
  ['provisioned capacity without throughput', { BillingMode: 'PROVISIONED' }, 'must both be specified'],
  [
    'a table without partition key',
    { KeySchema: [{ AttributeName: 'at', KeyType: 'RANGE' }] },
    'not a HASH key type',
  ],
] as const)('CreateTable refuses %s', (_what, more, text) => {
  using cloud = newAccount();
  expect(faultOf(() => makeOrders(cloud, more))).toMatch(new RegExp(`^ValidationException: .*${text}`));
  expect(cloud.call('dynamodb', 'ListTables', {}).TableNames).toEqual([]);
});

test('a name is taken once, and DeleteTable frees it with its items', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  put(cloud, order('ann', 1));
  expect(faultOf(() => makeOrders(cloud))).toBe('ResourceInUseException: Table already exists: orders');
  const { TableDescription } = cloud.call('dynamodb', 'DeleteTable', { TableName: 'orders' });
  expect(TableDescription?.TableStatus).toBe('DELETING');
  expect(faultOf(() => cloud.call('dynamodb', 'DescribeTable', { TableName: 'orders' }))).toBe(
    'ResourceNotFoundException: Requested resource not found: Table: orders not found',
  );
  makeOrders(cloud);
  expect(get(cloud, 'ann', 1)).toBeUndefined();
});

test('a table with deletion protection stays', () => {
  using cloud = newAccount();
  makeOrders(cloud, { DeletionProtectionEnabled: true });
  expect(faultOf(() => cloud.call('dynamodb', 'DeleteTable', { TableName: 'orders' }))).toContain(
    'protected',
  );
  cloud.call('dynamodb', 'UpdateTable', { TableName: 'orders', DeletionProtectionEnabled: false });
  cloud.call('dynamodb', 'DeleteTable', { TableName: 'orders' });
});

test('UpdateTable refuses a stream without a view', () => {
  using cloud = newAccount();
  const TableName = makeOrders(cloud);
  const update = () =>
    cloud.call('dynamodb', 'UpdateTable', { TableName, StreamSpecification: { StreamEnabled: true } });
  expect(faultOf(update)).toMatch(/^ValidationException: .*StreamViewType/);
});

test('UpdateTable adds and deletes indexes, and enables the stream', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  put(cloud, order('ann', 1, { amount: { N: '5' } }));
  const Create = {
    IndexName: 'by-amount',
    KeySchema: [{ AttributeName: 'amount', KeyType: 'HASH' as const }],
    Projection: { ProjectionType: 'ALL' as const },
  };
  cloud.call('dynamodb', 'UpdateTable', {
    TableName: 'orders',
    AttributeDefinitions: [{ AttributeName: 'amount', AttributeType: 'N' }],
    GlobalSecondaryIndexUpdates: [{ Create }],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
  });
  const found = cloud.call('dynamodb', 'Query', {
    TableName: 'orders',
    IndexName: 'by-amount',
    KeyConditionExpression: 'amount = :t',
    ExpressionAttributeValues: { ':t': { N: '5.0' } },
  });
  expect(found.Count).toBe(1);
  cloud.call('dynamodb', 'UpdateTable', {
    TableName: 'orders',
    GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-amount' } }],
  });
  const { Table } = cloud.call('dynamodb', 'DescribeTable', { TableName: 'orders' });
  expect(Table?.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName)).toEqual(['by-state']);
  expect(Table?.AttributeDefinitions?.map(({ AttributeName }) => AttributeName)).not.toContain('amount');
  expect(Table?.LatestStreamArn).toContain(':table/orders/stream/');
});

test('items go when their time to live has passed', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expires' };
  cloud.call('dynamodb', 'UpdateTimeToLive', { TableName: 'orders', TimeToLiveSpecification });
  expect(cloud.call('dynamodb', 'DescribeTimeToLive', { TableName: 'orders' }).TimeToLiveDescription).toEqual(
    { TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' },
  );
  const expires = { N: String(Math.ceil(cloud.clock.now() / 1000) + 60) };
  put(cloud, order('ann', 1, { expires }), order('ann', 2));
  cloud.advance(30_000);
  expect(get(cloud, 'ann', 1)).toBeDefined();
  cloud.advance(40_000);
  expect([get(cloud, 'ann', 1), get(cloud, 'ann', 2)]).toEqual([undefined, order('ann', 2)]);
});

test('tags and point-in-time recovery are kept', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  const ResourceArn = cloud.call('dynamodb', 'DescribeTable', { TableName: 'orders' }).Table!.TableArn!;
  cloud.call('dynamodb', 'TagResource', {
    ResourceArn,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  cloud.call('dynamodb', 'UntagResource', { ResourceArn, TagKeys: ['a'] });
  expect(cloud.call('dynamodb', 'ListTagsOfResource', { ResourceArn }).Tags).toEqual([
    { Key: 'b', Value: '2' },
  ]);
  const status = () =>
    cloud.call('dynamodb', 'DescribeContinuousBackups', { TableName: 'orders' }).ContinuousBackupsDescription
      ?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus;
  expect(status()).toBe('DISABLED');
  cloud.call('dynamodb', 'UpdateContinuousBackups', {
    TableName: 'orders',
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
  });
  expect(status()).toBe('ENABLED');
});
