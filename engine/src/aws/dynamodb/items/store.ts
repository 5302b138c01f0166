// Items read and written, one at a time.
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import { invalid } from '../faults.ts';
import { items, type TableRecord } from '../state.ts';
import { type Item, itemSize } from '../values/value.ts';
import { checkItem, partitionOf, recordKey } from './keys.ts';

const maxItemBytes = 400 * 1024;

/** @param key the key attributes, or an item that has them */
export const readItem = (state: Reader, table: TableRecord, key: Item): Item | undefined =>
  state.get(items, recordKey(table, key))?.item;

/** @throws AwsFault for an item that the table does not take */
export function writeItem(ctx: Context, table: TableRecord, item: Item): void {
  checkItem(item, table);
  if (itemSize(item) > maxItemBytes) throw invalid('Item size has exceeded the maximum allowed size');
  ctx.put(items, recordKey(table, item), {
    table: table.TableName,
    partition: partitionOf(table, item),
    item,
  });
  if (table.ttlAttribute !== undefined && item[table.ttlAttribute]?.N !== undefined)
    ctx.enqueue('dynamodb/expiry', table.TableName);
}

export const removeItem = (ctx: Context, table: TableRecord, key: Item): void =>
  ctx.delete(items, recordKey(table, key));
