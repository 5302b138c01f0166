// One page of a query or a scan: at most 1 MB of items, filtered after they are counted.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
import type { AttributeValue, QueryInput, ScanInput } from '@aws-sdk/client-dynamodb';
import { attributesIn } from '../expressions/attributes-in.ts';
import { type Condition, parseCondition } from '../expressions/condition.ts';
import { matches } from '../expressions/matches.ts';
import type { Placeholders } from '../expressions/placeholders.ts';
import { parseProjection, project } from '../expressions/projection.ts';
import { invalid, invalidParameters } from '../faults.ts';
import { attributesOf, type KeySet, keySetOf, keysOfTable } from '../items/keys.ts';
import type { TableRecord } from '../state.ts';
import { attributeValues, type Item, itemOf, itemSize } from '../values/value.ts';
import { consumed, readUnits } from './capacity.ts';

const pageBytes = 1024 * 1024;

export interface ReadFrom {
  readonly keys: KeySet;
  /** Of an index: which attributes it has. Absent: all. */
  readonly attributes?: readonly string[];
  readonly isGlobalIndex: boolean;
}

/** What is read: the table, or one of its indexes. @throws AwsFault */
export function sourceOf(table: TableRecord, IndexName: string | undefined): ReadFrom {
  const own = keysOfTable(table);
  if (IndexName === undefined) return { keys: own, isGlobalIndex: false };
  const global = table.GlobalSecondaryIndexes.find((index) => index.IndexName === IndexName);
  const index = global ?? table.LocalSecondaryIndexes.find((each) => each.IndexName === IndexName);
  if (!index) throw invalid(`The table does not have the specified index: ${IndexName}`);
  const keys = keySetOf(index.KeySchema ?? [], table.AttributeDefinitions);
  const { ProjectionType, NonKeyAttributes = [] } = index.Projection ?? {};
  const named = [...attributesOf(keys), ...attributesOf(own)].map(({ name }) => name);
  return {
    keys,
    isGlobalIndex: global !== undefined,
    ...(ProjectionType !== 'ALL' && { attributes: [...named, ...NonKeyAttributes] }),
  };
}

type PageInput = (QueryInput | ScanInput) & { readonly Limit?: number | undefined };

/** Checks what queries and scans have in common. @throws AwsFault */
export function checkPageInput(input: PageInput, source: ReadFrom): void {
  const { Select, ProjectionExpression, ConsistentRead } = input;
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined)
    throw invalid(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    );
  if (Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES' && ProjectionExpression !== undefined)
    throw invalid(
      `Cannot specify the ProjectionExpression when choosing to get ${Select === 'COUNT' ? 'only the Count' : Select}`,
    );
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && input.IndexName === undefined)
    throw invalid('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (!source.isGlobalIndex) return;
  if (ConsistentRead) throw invalid('Consistent reads are not supported on global secondary indexes');
  if (Select === 'ALL_ATTRIBUTES' && source.attributes)
    throw invalidParameters(
      `Select type ALL_ATTRIBUTES is not supported for global secondary index ${input.IndexName} because its projection type is not ALL`,
    );
}

/**
 * @param ordered all that the query or scan would read
 * @param start where to go on: the position of the first item after ExclusiveStartKey
 */
export function readPage(
  input: PageInput,
  table: TableRecord,
  source: ReadFrom,
  ordered: readonly Item[],
  start: number,
  placeholders: Placeholders,
) {
  const filter =
    input.FilterExpression === undefined
      ? undefined
      : parseCondition(input.FilterExpression, 'FilterExpression', placeholders);
  if (filter && 'KeyConditionExpression' in input) checkFilter(filter, source);
  const paths =
    input.ProjectionExpression === undefined
      ? undefined
      : parseProjection(input.ProjectionExpression, placeholders);
  placeholders.finish();
  const read: Item[] = [];
  let bytes = 0;
  for (const item of ordered.slice(start)) {
    if (read.length === (input.Limit ?? Number.POSITIVE_INFINITY) || bytes >= pageBytes) break;
    read.push(item);
    bytes += itemSize(item);
  }
  const found = filter ? read.filter((item) => matches(item, filter)) : read;
  const last = read.at(-1);
  // With a limit, the end is only known by an empty page.
  const isMore = last !== undefined && (start + read.length < ordered.length || read.length === input.Limit);
  const whole = input.Select === 'ALL_ATTRIBUTES' ? undefined : source.attributes;
  const shown = (item: Item) => project(whole ? only(item, whole) : item, paths);
  return {
    ...(input.Select !== 'COUNT' && { Items: found.map((item) => attributeValues(shown(item))) }),
    Count: found.length,
    ScannedCount: read.length,
    ...(isMore && { LastEvaluatedKey: attributeValues(only(last, keyNames(table, source))) }),
    ...consumed(
      input.ReturnConsumedCapacity,
      table.TableName,
      readUnits(bytes, input.ConsistentRead),
      input.IndexName,
    ),
  };
}

/** What a query's keys have to be is said in its key condition. */
function checkFilter(filter: Condition, { keys }: ReadFrom): void {
  const named = attributesIn(filter);
  const key = attributesOf(keys).find(({ name }) => named.includes(name));
  if (key)
    throw invalid(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key.name}`,
    );
}

/** @throws AwsFault for what is no key of the source */
export function startKeyOf(
  given: Readonly<Record<string, AttributeValue>> | undefined,
  table: TableRecord,
  source: ReadFrom,
): Item | undefined {
  if (!given) return undefined;
  const key = itemOf(given);
  const names = keyNames(table, source);
  if (Object.keys(key).length !== names.length || names.some((name) => !key[name]))
    throw invalid('The provided starting key is invalid');
  return key;
}

function keyNames(table: TableRecord, { keys }: ReadFrom): string[] {
  const all = [...attributesOf(keys), ...attributesOf(keysOfTable(table))];
  return [...new Set(all.map(({ name }) => name))];
}

const only = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(Object.entries(item).filter(([name]) => names.includes(name)));
