// One write of an item: its condition, what is stored afterwards, and what was stored before. Single requests, batches and
// transactions are made of these.
import type { Delete, Put, Update } from '@aws-sdk/client-dynamodb';
import type { Context } from '../../../kernel/context.ts';
import { applyUpdate } from '../expressions/apply-update.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { parseUpdate, type UpdateAction } from '../expressions/update.ts';
import { invalid, invalidParameters } from '../faults.ts';
import { requireActiveTable } from '../find.ts';
import { attributesOf, checkItem, checkKey, keysOfTable } from '../items/keys.ts';
import { readItem, removeItem, writeItem } from '../items/store.ts';
import type { TableRecord } from '../state.ts';
import { type Item, itemOf } from '../values/value.ts';
import { checkCondition, conditionOf } from './condition.ts';

export interface Written {
  readonly table: TableRecord;
  /** Absent: there was none. */
  readonly before?: Item;
  /** Absent: it was deleted. */
  readonly after?: Item;
  readonly actions?: readonly UpdateAction[];
}

export function put(input: Partial<Put>, ctx: Context): Written {
  const table = requireActiveTable(input.TableName, ctx);
  const placeholders = new Placeholders(input, input.ConditionExpression !== undefined);
  const condition = conditionOf(input.ConditionExpression, placeholders);
  placeholders.finish();
  const after = itemOf(input.Item ?? {});
  checkItem(after, table);
  const before = readItem(ctx, table, after);
  checkCondition(condition, before, input.ReturnValuesOnConditionCheckFailure);
  writeItem(ctx, table, after);
  return { table, after, ...(before && { before }) };
}

export function remove(input: Partial<Delete>, ctx: Context): Written {
  const table = requireActiveTable(input.TableName, ctx);
  const placeholders = new Placeholders(input, input.ConditionExpression !== undefined);
  const condition = conditionOf(input.ConditionExpression, placeholders);
  placeholders.finish();
  const key = itemOf(input.Key ?? {});
  checkKey(key, table);
  const before = readItem(ctx, table, key);
  checkCondition(condition, before, input.ReturnValuesOnConditionCheckFailure);
  removeItem(ctx, table, key);
  return { table, ...(before && { before }) };
}

export function update(input: Partial<Update>, ctx: Context): Written {
  const table = requireActiveTable(input.TableName, ctx);
  const { UpdateExpression, ConditionExpression } = input;
  const placeholders = new Placeholders(
    input,
    UpdateExpression !== undefined || ConditionExpression !== undefined,
  );
  const actions = UpdateExpression === undefined ? [] : parseUpdate(UpdateExpression, placeholders);
  const condition = conditionOf(ConditionExpression, placeholders);
  placeholders.finish();
  const key = itemOf(input.Key ?? {});
  checkKey(key, table);
  for (const { name } of attributesOf(keysOfTable(table))) {
    if (actions.some(({ path }) => path[0] === name))
      throw invalidParameters(`Cannot update attribute ${name}. This attribute is part of the key`);
  }
  const before = readItem(ctx, table, key);
  checkCondition(condition, before, input.ReturnValuesOnConditionCheckFailure);
  const after = applyUpdate(before ?? key, actions);
  try {
    writeItem(ctx, table, after);
  } catch (error) {
    if ((error as Error).message === 'Item size has exceeded the maximum allowed size')
      throw invalid('Item size to update has exceeded the maximum allowed size');
    throw error;
  }
  return { table, after, actions, ...(before && { before }) };
}
