// A PartiQL statement: SELECT, INSERT, UPDATE, DELETE, or EXISTS in a transaction.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.html
import type { AttributeValue, ReturnValue } from '@aws-sdk/client-dynamodb';
import type { Condition } from '../expressions/condition.ts';
import type { Path } from '../expressions/path.ts';
import type { UpdateAction, UpdateOperand } from '../expressions/update.ts';
import { type Item, recordValue } from '../values/value.ts';
import { Cursor } from './cursor.ts';
import { malformed } from './tokens.ts';
import { where } from './where.ts';

export interface Select {
  readonly verb: 'SELECT' | 'EXISTS';
  readonly table: string;
  readonly index?: string;
  /** Absent: whole items. */
  readonly paths?: readonly Path[];
  readonly where?: Condition;
  readonly order: readonly { readonly name: string; readonly isDescending: boolean }[];
}

export interface Insert {
  readonly verb: 'INSERT';
  readonly table: string;
  readonly item: Item;
}

export interface Change {
  readonly verb: 'UPDATE' | 'DELETE';
  readonly table: string;
  readonly actions: readonly UpdateAction[];
  readonly where: Condition;
  readonly returning: ReturnValue;
}

export type Statement = Select | Insert | Change;

/** @throws ValidationException */
export function parse(text: string, parameters: readonly AttributeValue[] = []): Statement {
  const cursor = new Cursor(
    text,
    parameters.map((each) => recordValue(each)),
  );
  const statement = statementOf(cursor);
  cursor.end();
  return statement;
}

function statementOf(cursor: Cursor): Statement {
  if (cursor.takes('SELECT')) return select(cursor, 'SELECT');
  if (cursor.takes('INSERT')) return insert(cursor);
  if (cursor.takes('UPDATE')) return update(cursor);
  if (cursor.takes('DELETE')) return remove(cursor);
  if (!cursor.takes('EXISTS')) throw malformed('Expected data manipulation');
  cursor.expect('(');
  cursor.expect('SELECT');
  const found = select(cursor, 'EXISTS');
  cursor.expect(')');
  return found;
}

function select(cursor: Cursor, verb: Select['verb']): Select {
  const paths = cursor.takes('*') ? undefined : cursor.list(() => cursor.path());
  cursor.expect('FROM');
  const table = cursor.name();
  const index = cursor.takes('.') ? cursor.name() : undefined;
  const condition = cursor.takes('WHERE') ? where(cursor) : undefined;
  return {
    verb,
    table,
    ...(index !== undefined && { index }),
    ...(paths && { paths }),
    ...(condition && { where: condition }),
    order: orderOf(cursor, condition),
  };
}

function orderOf(cursor: Cursor, condition: Condition | undefined): Select['order'] {
  if (!cursor.takes('ORDER')) return [];
  cursor.expect('BY');
  if (!condition) throw malformed('Must have WHERE clause in the statement when using ORDER BY clause.');
  return cursor.list(() => {
    const name = cursor.name();
    const isDescending = cursor.takes('DESC');
    if (!isDescending) cursor.takes('ASC');
    return { name, isDescending };
  });
}

function insert(cursor: Cursor): Insert {
  cursor.expect('INTO');
  const table = cursor.name();
  cursor.expect('VALUE');
  cursor.expect('{');
  return { verb: 'INSERT', table, item: cursor.item() };
}

function update(cursor: Cursor): Change {
  const table = cursor.name();
  const actions: UpdateAction[] = [];
  for (;;) {
    if (cursor.takes('SET')) actions.push(...cursor.list(() => assignment(cursor)));
    else if (cursor.takes('REMOVE'))
      actions.push(...cursor.list((): UpdateAction => ({ verb: 'REMOVE', path: cursor.path() })));
    else break;
  }
  if (actions.length === 0) throw cursor.unexpected();
  cursor.expect('WHERE');
  return { verb: 'UPDATE', table, actions, where: where(cursor), returning: returningOf(cursor) };
}

function remove(cursor: Cursor): Change {
  cursor.expect('FROM');
  const table = cursor.name();
  cursor.expect('WHERE');
  const condition = where(cursor);
  const returning = returningOf(cursor);
  if (returning !== 'NONE' && returning !== 'ALL_OLD') throw cursor.unexpected();
  return { verb: 'DELETE', table, actions: [], where: condition, returning };
}

function returningOf(cursor: Cursor): ReturnValue {
  if (!cursor.takes('RETURNING')) return 'NONE';
  const isWhole = cursor.takes('ALL');
  if (!isWhole) cursor.expect('MODIFIED');
  const isOld = cursor.takes('OLD');
  if (!isOld) cursor.expect('NEW');
  cursor.expect('*');
  return `${isWhole ? 'ALL' : 'UPDATED'}_${isOld ? 'OLD' : 'NEW'}`;
}

function assignment(cursor: Cursor): UpdateAction {
  const path = cursor.path();
  cursor.expect('=');
  const call = cursor.takesCall();
  if (call === 'set_add' || call === 'set_delete') {
    cursor.path();
    cursor.expect(',');
    const value = cursor.value();
    cursor.expect(')');
    if (!value) throw cursor.unexpected();
    return { verb: call === 'set_add' ? 'ADD' : 'DELETE', path, value };
  }
  const left = call === undefined ? operand(cursor) : listAppend(call, cursor);
  const sign = cursor.takes('+') ? '+' : cursor.takes('-') ? '-' : undefined;
  return { verb: 'SET', path, to: sign ? { left, sign, right: operand(cursor) } : left };
}

function listAppend(call: string, cursor: Cursor): UpdateOperand {
  if (call !== 'list_append') throw cursor.unexpected();
  const first = operand(cursor);
  cursor.expect(',');
  const second = operand(cursor);
  cursor.expect(')');
  return { append: [first, second] };
}

function operand(cursor: Cursor): UpdateOperand {
  const value = cursor.value();
  return value ? { value } : { path: cursor.path() };
}
