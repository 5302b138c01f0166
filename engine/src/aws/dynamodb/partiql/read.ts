// What a SELECT finds: the items of a partition in the order of their sort key, or all that a table or an index has.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Context } from '../../../kernel/context.ts';
import { parseJson } from '../../../kernel/json.ts';
import { matches } from '../expressions/matches.ts';
import { project } from '../expressions/projection.ts';
import { invalid } from '../faults.ts';
import { requireActiveTable } from '../find.ts';
import { attributesOf, isIndexed, keysOfTable, recordKey } from '../items/keys.ts';
import { sourceOf } from '../requests/read-page.ts';
import { itemsOfTable, type TableRecord } from '../state.ts';
import { attributeValues, compareValues, type Item, itemSize } from '../values/value.ts';
import type { Select } from './statement.ts';
import { conjuncts, equalTo } from './where.ts';

const pageBytes = 1024 * 1024;

export interface Found {
  readonly table: TableRecord;
  readonly items: readonly Record<string, AttributeValue>[];
  readonly bytes: number;
  /** The last item that was looked at, where there are more. */
  readonly last?: Item;
}

/** @param limit how many items are looked at, at most */
export function find(
  select: Select,
  ctx: Context,
  {
    limit = Number.POSITIVE_INFINITY,
    token,
  }: { limit?: number | undefined; token?: string | undefined } = {},
): Found {
  const table = requireActiveTable(select.table, ctx);
  const source = sourceOf(table, select.index);
  const condition = select.where;
  const parts = condition ? conjuncts(condition) : [];
  const partition = parts.find((part) => equalTo(part, source.keys.hash.name));
  const range = source.keys.range?.name;
  const sorted =
    partition && select.order.length === 0 && range ? [{ name: range, isDescending: false }] : select.order;
  const compare = (a: Item, b: Item): number => {
    for (const { name, isDescending } of sorted) {
      const order = (a[name] && b[name] && compareValues(a[name], b[name])) || 0;
      if (order !== 0) return isDescending ? -order : order;
    }
    return recordKey(table, a) < recordKey(table, b) ? -1 : recordKey(table, a) > recordKey(table, b) ? 1 : 0;
  };
  const keyParts = partition
    ? parts.filter((part) => part === partition || (range !== undefined && equalTo(part, range)))
    : [];
  const ordered = ctx
    .by(itemsOfTable, table.TableName)
    .map(({ item }) => item)
    .filter((item) => isIndexed(item, source.keys) && keyParts.every((part) => matches(item, part)))
    .sort(compare);
  const from = token === undefined ? undefined : itemOfToken(token);
  const after = from ? ordered.findIndex((item) => compare(item, from) > 0) : 0;
  const read: Item[] = [];
  let bytes = 0;
  for (const item of after < 0 ? [] : ordered.slice(after)) {
    if (read.length === limit || bytes >= pageBytes) break;
    read.push(item);
    bytes += itemSize(item);
  }
  const last = read.at(-1);
  const isMore = last !== undefined && last !== ordered.at(-1);
  const shown = read.filter((item) => condition === undefined || matches(item, condition));
  const { attributes, keys } = source;
  const names = [...attributesOf(keys), ...attributesOf(keysOfTable(table))].map(({ name }) => name);
  return {
    table,
    bytes,
    items: shown.map((item) =>
      attributeValues(project(attributes ? only(item, attributes) : item, select.paths)),
    ),
    ...(isMore && { last: only(last, names) }),
  };
}

const only = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));

export const tokenOf = (item: Item): string => Buffer.from(JSON.stringify(item)).toString('base64');

function itemOfToken(token: string): Item {
  try {
    return parseJson(Buffer.from(token, 'base64').toString()) as Item;
  } catch {
    throw invalid('Given NextToken is not valid.');
  }
}

/** Whether it names one item by its whole key. */
export function isOfOneItem(select: Select, ctx: Context): boolean {
  if (select.index !== undefined || !select.where) return false;
  const parts = conjuncts(select.where);
  return attributesOf(keysOfTable(requireActiveTable(select.table, ctx))).every(({ name }) =>
    parts.some((part) => equalTo(part, name)),
  );
}
