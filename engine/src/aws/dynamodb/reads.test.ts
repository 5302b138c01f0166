import type { QueryInput } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { makeOrders, newAccount, order, put } from './testing/tables.ts';

function withOrders(): Rehearsal {
  const cloud = newAccount();
  makeOrders(cloud);
  for (const at of [10, 2, 1, 30])
    put(cloud, order('ann', at, { state: { S: at < 10 ? 'open' : 'sent' }, amount: { N: String(at) } }));
  put(cloud, order('bob', 5, { state: { S: 'open' } }));
  return cloud;
}

const query = (cloud: Rehearsal, more: Partial<QueryInput>) =>
  cloud.call('dynamodb', 'Query', { TableName: 'orders', ...more });
const times = ({ Items = [] }: { readonly Items?: Record<string, { N?: string }>[] }) =>
  Items.map(({ at }) => at?.N);

const ann = { ':c': { S: 'ann' } };

test.each([
  ['customer = :c', {}, ['1', '2', '10', '30']],
  ['customer = :c AND #at < :n', { ':n': { N: '10' } }, ['1', '2']],
  ['#at BETWEEN :n AND :m AND customer = :c', { ':n': { N: '2' }, ':m': { N: '10' } }, ['2', '10']],
  ['(customer = :c) AND (#at >= :n)', { ':n': { N: '30' } }, ['30']],
])('Query: %s', (KeyConditionExpression, values, expected) => {
  using cloud = withOrders();
  const found = query(cloud, {
    KeyConditionExpression,
    ExpressionAttributeValues: { ...ann, ...values },
    ...(KeyConditionExpression.includes('#at') && { ExpressionAttributeNames: { '#at': 'at' } }),
  });
  expect(times(found as never)).toEqual(expected);
});

test('Query goes backwards and in pages, over an index that has keys only', () => {
  using cloud = withOrders();
  const request = {
    IndexName: 'by-state',
    KeyConditionExpression: '#s = :s',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: { ':s': { S: 'open' } },
    ScanIndexForward: false,
    Limit: 2,
  };
  const first = query(cloud, request);
  const second = query(cloud, { ...request, ExclusiveStartKey: first.LastEvaluatedKey });
  expect(first.Items).toEqual([
    order('bob', 5, { state: { S: 'open' } }),
    order('ann', 2, { state: { S: 'open' } }),
  ]);
  expect([second.Items, second.LastEvaluatedKey]).toEqual([
    [order('ann', 1, { state: { S: 'open' } })],
    undefined,
  ]);
});

test('a filter drops what was read, and the counts say so', () => {
  using cloud = withOrders();
  const found = query(cloud, {
    KeyConditionExpression: 'customer = :c',
    FilterExpression: 'contains(#s, :part) AND NOT amount IN (:one, :two) AND size(#s) = :four',
    ProjectionExpression: 'amount',
    ExpressionAttributeNames: { '#s': 'state' },
    ExpressionAttributeValues: {
      ...ann,
      ':part': { S: 'en' },
      ':one': { N: '1' },
      ':two': { N: '30' },
      ':four': { N: '4' },
    },
  });
  expect(found).toMatchObject({
    Count: 2,
    ScannedCount: 4,
    Items: [{ amount: { N: '2' } }, { amount: { N: '10' } }],
  });
});

test.each([
  ['#at = :n', 'Query condition missed key schema element: customer'],
  ['customer > :c', 'Query key condition not supported'],
  ['customer = :c AND customer = :c', 'KeyConditionExpressions must only contain one condition per key'],
  ['customer = :c OR #at = :n', 'Invalid operator used in KeyConditionExpression: OR'],
  [
    'customer = :n',
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
])('Query refuses %s', (KeyConditionExpression, text) => {
  using cloud = withOrders();
  const values = { ...ann, ':n': { N: '1' } };
  const used = Object.entries(values).filter(([name]) => KeyConditionExpression.includes(name));
  const refused = () =>
    query(cloud, {
      KeyConditionExpression,
      ExpressionAttributeValues: Object.fromEntries(used),
      ...(KeyConditionExpression.includes('#at') && { ExpressionAttributeNames: { '#at': 'at' } }),
    });
  expect(faultOf(refused)).toBe(`ValidationException: ${text}`);
});

test.each([
  ['#at > :n', 'Filter Expression can only contain non-primary key attributes: Primary key attribute: at'],
  [
    'amount BETWEEN :m AND :n',
    'Invalid FilterExpression: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}',
  ],
  [
    `amount IN (${Array.from({ length: 101 }, () => ':n').join(',')})`,
    'Invalid FilterExpression: The IN operator is provided with too many operands; number of operands: 101',
  ],
])('Query refuses the filter %.30s', (FilterExpression, text) => {
  using cloud = withOrders();
  const values = { ...ann, ':n': { N: '1' }, ...(FilterExpression.includes(':m') && { ':m': { N: '2' } }) };
  const refused = () =>
    query(cloud, {
      KeyConditionExpression: 'customer = :c',
      FilterExpression,
      ExpressionAttributeValues: values,
      ...(FilterExpression.includes('#at') && { ExpressionAttributeNames: { '#at': 'at' } }),
    });
  expect(faultOf(refused)).toBe(`ValidationException: ${text}`);
});

test('Scan reads all, in pages and in segments', () => {
  using cloud = withOrders();
  const seen: unknown[] = [];
  let ExclusiveStartKey: QueryInput['ExclusiveStartKey'];
  do {
    const page = cloud.call('dynamodb', 'Scan', { TableName: 'orders', Limit: 2, ExclusiveStartKey });
    seen.push(...page.Items!);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  expect(seen).toHaveLength(5);
  expect(new Set(seen.map((item) => JSON.stringify(item))).size).toBe(5);
  const counts = [0, 1].map(
    (Segment) => cloud.call('dynamodb', 'Scan', { TableName: 'orders', Segment, TotalSegments: 2 }).Count!,
  );
  expect(counts[0]! + counts[1]!).toBe(5);
});

test('legacy parameters are refused by name', () => {
  using cloud = withOrders();
  expect(faultOf(() => query(cloud, { KeyConditions: {} }))).toBe(
    'ValidationException: The legacy parameter KeyConditions is not simulated by Drydock.',
  );
});
