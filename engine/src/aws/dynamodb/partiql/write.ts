// What INSERT, UPDATE and DELETE make of an item.
import type { Context } from '../../../kernel/context.ts';
import { applyUpdate } from '../expressions/apply-update.ts';
import type { Condition } from '../expressions/condition.ts';
import { matches } from '../expressions/matches.ts';
import { conditionFailed, duplicateItem, invalid, invalidParameters } from '../faults.ts';
import { requireActiveTable } from '../find.ts';
import { attributesOf, checkItem, checkKey, keysOfTable } from '../items/keys.ts';
import { readItem, removeItem, writeItem } from '../items/store.ts';
import type { Written } from '../requests/write.ts';
import type { TableRecord } from '../state.ts';
import type { Item } from '../values/value.ts';
import type { Change, Insert } from './statement.ts';
import { conjuncts, equalTo } from './where.ts';

/** @throws DuplicateItemException */
export function insert({ table: name, item }: Insert, ctx: Context): Written {
  const table = requireActiveTable(name, ctx);
  checkItem(item, table);
  if (readItem(ctx, table, item)) throw duplicateItem();
  writeItem(ctx, table, item);
  return { table, after: item };
}

/** An update needs an item; a deletion of none succeeds. @throws ConditionalCheckFailedException */
export function change({ verb, table: name, actions, where }: Change, ctx: Context): Written {
  const table = requireActiveTable(name, ctx);
  const key = keyIn(where, table);
  for (const attribute of Object.keys(key))
    if (actions.some(({ path }) => path[0] === attribute))
      throw invalidParameters(`Cannot update attribute ${attribute}. This attribute is part of the key`);
  const before = readItem(ctx, table, key);
  if (!before && verb === 'DELETE') return { table };
  if (!before || !matches(before, where)) throw conditionFailed();
  if (verb === 'DELETE') {
    removeItem(ctx, table, key);
    return { table, before };
  }
  const after = applyUpdate(before, actions);
  writeItem(ctx, table, after);
  return { table, before, after, actions };
}

/** @throws ValidationException where it does not name one item */
export function keyIn(where: Condition, table: TableRecord): Item {
  const parts = conjuncts(where);
  const key = Object.fromEntries(
    attributesOf(keysOfTable(table)).map(({ name }) => {
      const value = parts.map((part) => equalTo(part, name)).find((each) => each !== undefined);
      if (!value) throw invalid('Where clause does not contain a mandatory equality on all key attributes');
      return [name, value];
    }),
  );
  checkKey(key, table);
  return key;
}
