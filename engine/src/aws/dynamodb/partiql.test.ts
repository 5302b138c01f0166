// Statements of PartiQL, as the developer guide has them.

import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { permissions } from './permissions.ts';
import { get, makeOrders, newAccount, order, put } from './testing/tables.ts';

const run = (cloud: Rehearsal, Statement: string, Parameters?: AttributeValue[], more: object = {}) =>
  cloud.call('dynamodb', 'ExecuteStatement', { Statement, Parameters, ...more });

const made = () => {
  const cloud = newAccount();
  makeOrders(cloud);
  put(
    cloud,
    order('ann', 1, { state: { S: 'new' }, total: { N: '5' } }),
    order('ann', 2, { state: { S: 'paid' }, total: { N: '50' }, tags: { SS: ['a'] } }),
    order('ann', 3, { total: { N: '500' } }),
    order('bob', 1, { state: { S: 'new' }, list: { L: [{ N: '1' }] }, map: { M: { in: { S: 'x' } } } }),
  );
  return cloud;
};

const at = (items: Record<string, AttributeValue>[] | undefined) =>
  items?.map(({ customer, at }) => `${customer?.S} ${at?.N}`);

test.each([
  [`SELECT * FROM orders`, ['ann 1', 'ann 2', 'ann 3', 'bob 1']],
  [`SELECT * FROM "orders" WHERE customer = 'ann' AND "at" > 1`, ['ann 2', 'ann 3']],
  [`select * from orders where customer = 'ann' order by "at" desc`, ['ann 3', 'ann 2', 'ann 1']],
  [`SELECT * FROM orders WHERE customer IN ['bob', 'eve'] OR total >= 500`, ['ann 3', 'bob 1']],
  [`SELECT * FROM orders WHERE total BETWEEN 5 AND 50`, ['ann 1', 'ann 2']],
  [`SELECT * FROM orders WHERE state IS MISSING`, ['ann 3']],
  [`SELECT * FROM orders WHERE state IS NOT MISSING AND NOT (state = 'paid')`, ['ann 1', 'bob 1']],
  [`SELECT * FROM orders WHERE begins_with(customer, 'b') AND size(list) = 1`, ['bob 1']],
  [`SELECT * FROM orders WHERE contains(tags, 'a') AND attribute_type(total, 'N')`, ['ann 2']],
  [`SELECT * FROM orders WHERE map."in" = 'x' AND list[0] != 2`, ['bob 1']],
  [`SELECT * FROM "orders"."by-state" WHERE state = 'new'`, ['ann 1', 'bob 1']],
  [`SELECT * FROM orders WHERE customer = 'it''s'`, []],
])('%s', (statement, found) => {
  using cloud = made();
  expect(at(run(cloud, statement).Items)).toEqual(found);
});

test('SELECT names attributes, is given parameters, and goes page by page', () => {
  using cloud = made();
  const some = run(cloud, 'SELECT total, map."in" FROM orders WHERE customer = ?', [{ S: 'bob' }]);
  expect(some.Items).toEqual([{ map: { M: { in: { S: 'x' } } } }]);
  const all = `SELECT * FROM orders WHERE customer = 'ann'`;
  const first = run(cloud, all, undefined, { Limit: 2 });
  expect(at(first.Items)).toEqual(['ann 1', 'ann 2']);
  expect(first.LastEvaluatedKey).toEqual(order('ann', 2));
  const second = run(cloud, all, undefined, { Limit: 2, NextToken: first.NextToken });
  expect([at(second.Items), second.NextToken]).toEqual([['ann 3'], undefined]);
  const { ConsumedCapacity } = run(cloud, all, undefined, { ReturnConsumedCapacity: 'TOTAL' });
  expect(ConsumedCapacity).toMatchObject({ TableName: 'orders', CapacityUnits: 0.5 });
});

test('INSERT makes an item that was not there', () => {
  using cloud = made();
  const statement = `INSERT INTO "orders" VALUE {'customer': 'eve', 'at': ?, 'ok': true, 'none': null, 'list': [1, 'a'], 'set': <<'x', 'y'>>, 'minus': -1.5}`;
  expect(run(cloud, statement, [{ N: '7' }]).Items).toEqual([]);
  expect(get(cloud, 'eve', 7)).toEqual(
    order('eve', 7, {
      ok: { BOOL: true },
      none: { NULL: true },
      list: { L: [{ N: '1' }, { S: 'a' }] },
      set: { SS: ['x', 'y'] },
      minus: { N: '-1.5' },
    }),
  );
  expect(faultOf(() => run(cloud, statement, [{ N: '7' }]))).toBe(
    'DuplicateItemException: Duplicate primary key exists in table',
  );
});

test('UPDATE changes an item that is there', () => {
  using cloud = made();
  const where = `WHERE customer = 'ann' AND "at" = 2`;
  const { Items } = run(
    cloud,
    `UPDATE orders SET total = total + 1, note = 'x' SET tags = set_add(tags, <<'b'>>) REMOVE state ${where} RETURNING MODIFIED NEW *`,
  );
  expect(Items).toEqual([{ total: { N: '51' }, note: { S: 'x' }, tags: { SS: ['a', 'b'] } }]);
  run(cloud, `UPDATE orders SET tags = set_delete(tags, <<'a'>>) ${where}`);
  run(cloud, `UPDATE orders SET list = list_append(list, [2]) WHERE customer = 'bob' AND "at" = 1`);
  expect([get(cloud, 'ann', 2)?.tags, get(cloud, 'bob', 1)?.list]).toEqual([
    { SS: ['b'] },
    { L: [{ N: '1' }, { N: '2' }] },
  ]);
  const failed = 'ConditionalCheckFailedException: The conditional request failed';
  expect(faultOf(() => run(cloud, `UPDATE orders SET a = 1 ${where} AND total = 7`))).toBe(failed);
  expect(faultOf(() => run(cloud, `UPDATE orders SET a = 1 WHERE customer = 'eve' AND "at" = 2`))).toBe(
    failed,
  );
});

test('DELETE removes an item, and none is fine', () => {
  using cloud = made();
  const remove = (more = '') => run(cloud, `DELETE FROM orders WHERE customer = 'ann' AND "at" = 1${more}`);
  expect(faultOf(() => remove(` AND state = 'paid'`))).toContain('ConditionalCheckFailedException');
  expect(at(remove(' RETURNING ALL OLD *').Items)).toEqual(['ann 1']);
  expect(remove(' RETURNING ALL OLD *').Items).toEqual([]);
});

test.each([
  ['DROP TABLE orders', "Statement wasn't well formed, can't be processed: Expected data manipulation"],
  ['SELECT * FROM orders WHERE', 'Unexpected token the end'],
  ['SELECT * FROM orders WHERE a = ?', "Number of parameters in request and statement don't match."],
  ['SELECT * FROM orders ORDER BY at', 'Must have WHERE clause in the statement when using ORDER BY clause.'],
  [
    "DELETE FROM orders WHERE customer = 'ann'",
    'does not contain a mandatory equality on all key attributes',
  ],
  [
    "UPDATE orders SET customer = 'x' WHERE customer = 'ann' AND \"at\" = 1",
    'This attribute is part of the key',
  ],
  ['SELECT * FROM orders; SELECT', 'Unexpected character ;'],
  ["EXISTS(SELECT * FROM orders WHERE customer = 'ann')", 'only supported within a transaction'],
])('%s is refused', (statement, text) => {
  using cloud = made();
  const refused = faultOf(() => run(cloud, statement));
  expect(refused).toContain('ValidationException: ');
  expect(refused).toContain(text);
});

test('a batch has an answer for each of its statements', () => {
  using cloud = made();
  const batch = (...statements: string[]) =>
    cloud.call('dynamodb', 'BatchExecuteStatement', {
      Statements: statements.map((Statement) => ({ Statement })),
    }).Responses;
  expect(
    batch(
      `INSERT INTO orders VALUE {'customer': 'eve', 'at': 1}`,
      `INSERT INTO orders VALUE {'customer': 'ann', 'at': 1}`,
      `UPDATE orders SET a = 1 WHERE customer = 'eve' AND "at" = 9`,
      `INSERT INTO none VALUE {'customer': 'ann', 'at': 1}`,
    ),
  ).toMatchObject([
    { TableName: 'orders' },
    { Error: { Code: 'DuplicateItem' } },
    { Error: { Code: 'ConditionalCheckFailed' } },
    { Error: { Code: 'ResourceNotFound' } },
  ]);
  expect(get(cloud, 'eve', 1)).toBeDefined();
  expect(
    batch(
      `SELECT "at" FROM orders WHERE customer = 'ann' AND "at" = 1`,
      `SELECT * FROM orders WHERE customer = 'ann'`,
    ),
  ).toMatchObject([
    { Item: { at: { N: '1' } } },
    { Error: { Code: 'ValidationError', Message: expect.stringContaining('must specify the primary key') } },
  ]);
  expect(
    faultOf(() => batch(`SELECT * FROM orders`, `DELETE FROM orders WHERE customer = 'ann' AND "at" = 1`)),
  ).toContain('ValidationException');
});

test('a transaction happens as a whole, once for its token', () => {
  using cloud = made();
  const transact = (token: string, ...statements: string[]) =>
    cloud.call('dynamodb', 'ExecuteTransaction', {
      ClientRequestToken: token,
      TransactStatements: statements.map((Statement) => ({ Statement })),
    }).Responses;
  const add = `UPDATE orders SET total = total + 1 WHERE customer = 'ann' AND "at" = 1`;
  const exists = (customer: string) =>
    `EXISTS(SELECT * FROM orders WHERE customer = '${customer}' AND "at" = 1)`;
  expect(faultOf(() => transact('a', add, exists('eve')))).toContain(
    'TransactionCanceledException: Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
  );
  expect(get(cloud, 'ann', 1)?.total).toEqual({ N: '5' });
  transact('b', add, exists('bob'));
  transact('b', add, exists('bob'));
  expect(get(cloud, 'ann', 1)?.total).toEqual({ N: '6' });
  expect(transact('c', `SELECT total FROM orders WHERE customer = 'ann' AND "at" = 1`)).toEqual([
    { Item: { total: { N: '6' } } },
  ]);
});

test.each([
  [`SELECT * FROM "orders"."by-state" WHERE state = 'new'`, 'PartiQLSelect'],
  [`insert into orders value {'customer': 'a from b'}`, 'PartiQLInsert'],
  [`UPDATE orders SET note = 'x FROM other' WHERE customer = 'a'`, 'PartiQLUpdate'],
  [`DELETE FROM orders WHERE customer = 'a'`, 'PartiQLDelete'],
])('%s needs the permission for %s on its table', (Statement, action) => {
  const { actions, resource } = permissions;
  expect((actions!.ExecuteStatement as (input: object) => unknown)({ Statement })).toEqual([action]);
  const arn = (service: string, name: string) => `${service}:${name}`;
  expect(resource!({ Statement } as never, { arn } as never, 'ExecuteStatement')).toEqual([
    'dynamodb:table/orders',
  ]);
});
