// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html
import type { Operation } from '../../../kernel/context.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { invalid } from '../faults.ts';
import { requireActiveTable } from '../find.ts';
import { isIndexed, partitionOf, recordKey } from '../items/keys.ts';
import { refuseLegacy } from '../requests/condition.ts';
import { checkPageInput, readPage, sourceOf, startKeyOf } from '../requests/read-page.ts';
import { itemsOfTable, type TableRecord } from '../state.ts';
import type { Item } from '../values/value.ts';

export const scan: Operation<'dynamodb', 'Scan'> = (input, ctx) => {
  refuseLegacy(input);
  const table = requireActiveTable(input.TableName, ctx);
  const source = sourceOf(table, input.IndexName);
  checkPageInput(input, source);
  const { Segment, TotalSegments } = input;
  if (Segment !== undefined && TotalSegments === undefined)
    throw invalid(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    );
  if (TotalSegments !== undefined && Segment === undefined)
    throw invalid(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    );
  if ((Segment ?? 0) >= (TotalSegments ?? 1))
    throw invalid(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
    );
  const hasExpression = input.FilterExpression !== undefined || input.ProjectionExpression !== undefined;
  const placeholders = new Placeholders(input, hasExpression);
  const ordered = ctx
    .by(itemsOfTable, table.TableName)
    .map(({ item }) => ({ item, key: recordKey(table, item) }))
    .filter(({ item }) => isIndexed(item, source.keys))
    .filter(({ item }) => segmentOf(table, item, TotalSegments ?? 1) === (Segment ?? 0))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const startKey = startKeyOf(input.ExclusiveStartKey, table, source);
  const key = startKey && recordKey(table, startKey);
  const after = key === undefined ? 0 : ordered.findIndex((each) => each.key > key);
  const start = after < 0 ? ordered.length : after;
  return readPage(
    input,
    table,
    source,
    ordered.map(({ item }) => item),
    start,
    placeholders,
  );
};

/** Items of a partition are in one segment. */
function segmentOf(table: TableRecord, item: Item, segments: number): number {
  let hash = 0;
  for (const character of partitionOf(table, item))
    hash = (hash * 31 + character.codePointAt(0)!) % 1_000_003;
  return hash % segments;
}
