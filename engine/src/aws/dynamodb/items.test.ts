import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { describe, expect, test } from 'vitest';
import type { AwsFault } from '../../kernel/faults.ts';
import { faultOf } from '../../testing/fault-of.ts';
import { get, makeOrders, newAccount, order, put } from './testing/tables.ts';

test('an item comes back as it was put, every type of value', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  const Item = order('ann', 1, {
    text: { S: 'é' },
    bytes: { B: Buffer.from([0, 255]) },
    yes: { BOOL: false },
    nothing: { NULL: true },
    list: { L: [{ N: '1' }, { M: { a: { SS: ['x', 'y'] } } }] },
    numbers: { NS: ['1', '2.5'] },
    chunks: { BS: [Buffer.from('a')] },
  });
  put(cloud, Item);
  expect(get(cloud, 'ann', 1)).toEqual(Item);
});

test.each([
  ['1.50', '1.5'],
  ['-0', '0'],
  ['1e3', '1000'],
  ['.001', '0.001'],
  ['12345678901234567890123456789012345678', '12345678901234567890123456789012345678'],
])('the number %s is kept as %s', (given, kept) => {
  using cloud = newAccount();
  makeOrders(cloud);
  put(cloud, order('ann', 1, { n: { N: given } }));
  expect(get(cloud, 'ann', 1)?.n).toEqual({ N: kept });
});

test.each([
  ['no number', { n: { N: 'x' } }, 'The parameter cannot be converted to a numeric value: x'],
  [
    '39 digits',
    { n: { N: '1'.repeat(39) } },
    'Attempting to store more than 38 significant digits in a Number',
  ],
  [
    'an empty set',
    { n: { SS: [] } },
    'One or more parameter values were invalid: An string set  may not be empty',
  ],
  [
    'a set with duplicates',
    { n: { SS: ['a', 'a'] } },
    'One or more parameter values were invalid: Input collection [a, a] contains duplicates.',
  ],
  [
    'a key of another type',
    { customer: { N: '1' } },
    'One or more parameter values were invalid: Type mismatch for key customer expected: S actual: N',
  ],
  [
    'a partition key that is too long',
    { customer: { S: 'a'.repeat(2049) } },
    'One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes',
  ],
  [
    'an index key of another type',
    { state: { N: '1' } },
    'One or more parameter values were invalid: Type mismatch for Index Key state Expected: S Actual: N IndexName: by-state',
  ],
  [
    'an empty key',
    { customer: { S: '' } },
    'One or more parameter values were invalid: The AttributeValue for a key attribute cannot contain an empty string value. Key: customer',
  ],
  ['400 KB', { n: { S: 'x'.repeat(400 * 1024) } }, 'Item size has exceeded the maximum allowed size'],
] as readonly [string, Record<string, AttributeValue>, string][])(
  'PutItem refuses %s',
  (_what, more, text) => {
    using cloud = newAccount();
    makeOrders(cloud);
    expect(faultOf(() => put(cloud, order('ann', 1, more)))).toBe(`ValidationException: ${text}`);
  },
);

test('a write happens only if its condition is met', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  const request = {
    TableName: 'orders',
    Item: order('ann', 1),
    ConditionExpression: 'attribute_not_exists(customer)',
  };
  cloud.call('dynamodb', 'PutItem', request);
  expect(faultOf(() => cloud.call('dynamodb', 'PutItem', request))).toBe(
    'ConditionalCheckFailedException: The conditional request failed',
  );
  try {
    cloud.call('dynamodb', 'PutItem', { ...request, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    expect.unreachable();
  } catch (error) {
    expect((error as AwsFault).members).toEqual({ Item: order('ann', 1) });
  }
});

test('GetItem returns what its projection names', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  put(cloud, order('ann', 1, { map: { M: { a: { N: '1' }, b: { N: '2' } } } }));
  const { Item } = cloud.call('dynamodb', 'GetItem', {
    TableName: 'orders',
    Key: order('ann', 1),
    ProjectionExpression: 'customer, #m.b',
    ExpressionAttributeNames: { '#m': 'map' },
  });
  expect(Item).toEqual({ customer: { S: 'ann' }, map: { M: { b: { N: '2' } } } });
});

test('DeleteItem returns what was there', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  put(cloud, order('ann', 1, { n: { N: '1' } }));
  const request = { TableName: 'orders', Key: order('ann', 1), ReturnValues: 'ALL_OLD' as const };
  expect(cloud.call('dynamodb', 'DeleteItem', request).Attributes).toEqual(
    order('ann', 1, { n: { N: '1' } }),
  );
  expect(cloud.call('dynamodb', 'DeleteItem', request).Attributes).toBeUndefined();
  expect(
    faultOf(() =>
      cloud.call('dynamodb', 'DeleteItem', { TableName: 'orders', Key: { customer: { S: 'ann' } } }),
    ),
  ).toBe('ValidationException: The provided key element does not match the schema');
});

describe('UpdateItem', () => {
  const before = {
    n: { N: '1' },
    list: { L: [{ S: 'a' }, { S: 'b' }, { S: 'c' }] },
    tags: { SS: ['x', 'y'] },
    map: { M: { deep: { N: '5' } } },
  };
  test.each([
    ['SET n = n + :v', { ':v': { N: '0.1' } }, { n: { N: '1.1' } }],
    ['SET n = n - :v', { ':v': { N: '3' } }, { n: { N: '-2' } }],
    ['SET m = if_not_exists(m, :v), n = if_not_exists(n, :v)', { ':v': { N: '7' } }, { m: { N: '7' } }],
    [
      'SET #l = list_append(#l, :v)',
      { ':v': { L: [{ S: 'd' }] } },
      { list: { L: [...before.list.L, { S: 'd' }] } },
    ],
    ['SET #l[9] = :v', { ':v': { S: 'z' } }, { list: { L: [...before.list.L, { S: 'z' }] } }],
    [
      'SET #m.deep = :v, #m.extra = n',
      { ':v': { N: '6' } },
      { map: { M: { deep: { N: '6' }, extra: { N: '1' } } } },
    ],
    ['REMOVE #l[0], #l[2]', undefined, { list: { L: [{ S: 'b' }] } }],
    [
      'ADD n :v, tags :t',
      { ':v': { N: '2' }, ':t': { SS: ['y', 'z'] } },
      { n: { N: '3' }, tags: { SS: ['x', 'y', 'z'] } },
    ],
    ['DELETE tags :t', { ':t': { SS: ['x'] } }, { tags: { SS: ['y'] } }],
  ] as readonly [string, Record<string, AttributeValue> | undefined, object][])(
    '%s',
    (UpdateExpression, values, changed) => {
      using cloud = newAccount();
      makeOrders(cloud);
      put(cloud, order('ann', 1, before));
      const names = { '#l': 'list', '#m': 'map' };
      const used = Object.entries(names).filter(([name]) => UpdateExpression.includes(name));
      cloud.call('dynamodb', 'UpdateItem', {
        TableName: 'orders',
        Key: order('ann', 1),
        UpdateExpression,
        ...(used.length > 0 && { ExpressionAttributeNames: Object.fromEntries(used) }),
        ...(values && { ExpressionAttributeValues: values }),
      });
      expect(get(cloud, 'ann', 1)).toEqual({ ...order('ann', 1, before), ...changed });
    },
  );

  test.each([
    [
      'SET customer = :v',
      'One or more parameter values were invalid: Cannot update attribute customer. This attribute is part of the key',
    ],
    ['SET a.b = :v', 'The document path provided in the update expression is invalid for update'],
    ['SET a = absent + :v', 'The provided expression refers to an attribute that does not exist in the item'],
    [
      'SET status = :v',
      'Invalid UpdateExpression: Attribute name is a reserved keyword; reserved keyword: status',
    ],
    [
      'SET a = :v SET b = :v',
      'Invalid UpdateExpression: The "SET" section can only be used once in an update expression;',
    ],
    [
      'SET a = :v, a.b = :v',
      'Invalid UpdateExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]',
    ],
    ['SET a :v', 'Invalid UpdateExpression: Syntax error; token: ":v", near: "a :v"'],
    [
      'SET a = :w',
      'Invalid UpdateExpression: An expression attribute value used in expression is not defined; attribute value: :w',
    ],
    ['REMOVE a', 'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}'],
  ])('refuses %s', (UpdateExpression, text) => {
    using cloud = newAccount();
    makeOrders(cloud);
    const refused = () =>
      cloud.call('dynamodb', 'UpdateItem', {
        TableName: 'orders',
        Key: order('ann', 1),
        UpdateExpression,
        ExpressionAttributeValues: { ':v': { N: '1' } },
      });
    expect(faultOf(refused)).toBe(`ValidationException: ${text}`);
    expect(get(cloud, 'ann', 1)).toBeUndefined();
  });

  test('returns what it changed', () => {
    using cloud = newAccount();
    makeOrders(cloud);
    const { Attributes } = cloud.call('dynamodb', 'UpdateItem', {
      TableName: 'orders',
      Key: order('ann', 1),
      UpdateExpression: 'ADD hits :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
      ReturnValues: 'UPDATED_NEW',
    });
    expect(Attributes).toEqual({ hits: { N: '1' } });
  });
});

test('BatchWriteItem writes, and BatchGetItem reads, several items', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  put(cloud, order('ann', 3));
  cloud.call('dynamodb', 'BatchWriteItem', {
    RequestItems: {
      orders: [
        { PutRequest: { Item: order('ann', 1) } },
        { PutRequest: { Item: order('bob', 2) } },
        { DeleteRequest: { Key: order('ann', 3) } },
      ],
    },
  });
  const { Responses } = cloud.call('dynamodb', 'BatchGetItem', {
    RequestItems: { orders: { Keys: [order('ann', 1), order('bob', 2), order('ann', 3)] } },
  });
  expect(Responses).toEqual({ orders: [order('ann', 1), order('bob', 2)] });
  const twice = { RequestItems: { orders: { Keys: [order('ann', 1), order('ann', 1)] } } };
  expect(faultOf(() => cloud.call('dynamodb', 'BatchGetItem', twice))).toContain('contains duplicates');
});

test('a transaction that is repeated with its token is performed once', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  const transaction = (ClientRequestToken: string, step = '1') =>
    cloud.call('dynamodb', 'TransactWriteItems', {
      ClientRequestToken,
      TransactItems: [
        {
          Update: {
            TableName: 'orders',
            Key: order('ada', 1),
            UpdateExpression: 'ADD times :step',
            ExpressionAttributeValues: { ':step': { N: step } },
          },
        },
      ],
    });
  const times = () => get(cloud, 'ada', 1)?.times;
  transaction('one');
  transaction('one');
  expect(times()).toEqual({ N: '1' });
  expect(faultOf(() => transaction('one', '2'))).toMatch(/^IdempotentParameterMismatchException/);
  transaction('two');
  expect(times()).toEqual({ N: '2' });
  cloud.advance(600_000);
  transaction('one');
  expect(times()).toEqual({ N: '3' });
});

test('a transaction happens entirely or not at all, and says why not', () => {
  using cloud = newAccount();
  makeOrders(cloud);
  put(cloud, order('ann', 1, { stock: { N: '0' } }));
  const transaction = (stock: string) => ({
    TransactItems: [
      { Put: { TableName: 'orders', Item: order('bob', 1) } },
      {
        Update: {
          TableName: 'orders',
          Key: order('ann', 1),
          UpdateExpression: 'SET stock = stock - :one',
          ConditionExpression: 'stock >= :one',
          ExpressionAttributeValues: { ':one': { N: stock } },
        },
      },
    ],
  });
  expect(faultOf(() => cloud.call('dynamodb', 'TransactWriteItems', transaction('1')))).toBe(
    'TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
  );
  expect(get(cloud, 'bob', 1)).toBeUndefined();
  cloud.call('dynamodb', 'TransactWriteItems', transaction('0'));
  const { Responses } = cloud.call('dynamodb', 'TransactGetItems', {
    TransactItems: [
      { Get: { TableName: 'orders', Key: order('bob', 1) } },
      { Get: { TableName: 'orders', Key: order('bob', 2) } },
    ],
  });
  expect(Responses).toEqual([{ Item: order('bob', 1) }, {}]);
});
