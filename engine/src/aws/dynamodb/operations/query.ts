// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html
import type { Operation } from '../../../kernel/context.ts';
import { parseKeyCondition } from '../expressions/key-condition.ts';
import { matches } from '../expressions/matches.ts';
import { Placeholders } from '../expressions/placeholders.ts';
import { invalid } from '../faults.ts';
import { requireActiveTable } from '../find.ts';
import { isIndexed, keysOfTable, partitionOf, recordKey } from '../items/keys.ts';
import { refuseLegacy } from '../requests/condition.ts';
import { checkPageInput, readPage, sourceOf, startKeyOf } from '../requests/read-page.ts';
import { itemsOfPartition, itemsOfTable } from '../state.ts';
import { areEqual, compareValues, type Item } from '../values/value.ts';

export const query: Operation<'dynamodb', 'Query'> = (input, ctx) => {
  refuseLegacy(input);
  const table = requireActiveTable(input.TableName, ctx);
  const source = sourceOf(table, input.IndexName);
  checkPageInput(input, source);
  const { KeyConditionExpression: expression } = input;
  if (expression === undefined)
    throw invalid(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  const placeholders = new Placeholders(input, true);
  const { hash, range } = source.keys;
  const { partition, sort } = parseKeyCondition(expression, source.keys, placeholders);
  const isOwnPartition = keysOfTable(table).hash.name === hash.name;
  const candidates = isOwnPartition
    ? ctx.by(itemsOfPartition, partitionOf(table, { [hash.name]: partition }))
    : ctx.by(itemsOfTable, table.TableName);
  const compare = (a: Item, b: Item) =>
    (range ? compareValues(a[range.name]!, b[range.name]!)! : 0) ||
    (recordKey(table, a) < recordKey(table, b) ? -1 : recordKey(table, a) > recordKey(table, b) ? 1 : 0);
  const direction = input.ScanIndexForward === false ? -1 : 1;
  const ordered = candidates
    .map(({ item }) => item)
    .filter(
      (item) =>
        isIndexed(item, source.keys) &&
        areEqual(item[hash.name]!, partition) &&
        (!sort || matches(item, sort)),
    )
    .sort((a, b) => direction * compare(a, b));
  const startKey = startKeyOf(input.ExclusiveStartKey, table, source);
  if (startKey && !areEqual(startKey[hash.name]!, partition))
    throw invalid('The provided starting key is outside query boundaries based on provided conditions');
  const after = startKey ? ordered.findIndex((item) => direction * compare(item, startKey) > 0) : 0;
  const start = after < 0 ? ordered.length : after;
  return readPage(input, table, source, ordered, start, placeholders);
};
