// Which of an item's attributes are keys, of its table and of an index.
import type { AttributeDefinition, KeySchemaElement } from '@aws-sdk/client-dynamodb';
import { invalid, invalidParameters } from '../faults.ts';
import type { TableRecord } from '../state.ts';
import { type Item, type TypeName, typeOf, type Value } from '../values/value.ts';

export interface KeyAttribute {
  readonly name: string;
  readonly type: TypeName;
}

/** A table, or one of its indexes, as a query sees it. */
export interface KeySet {
  readonly hash: KeyAttribute;
  readonly range?: KeyAttribute;
}

export function keySetOf(
  schema: readonly KeySchemaElement[],
  definitions: readonly AttributeDefinition[],
): KeySet {
  const attribute = (kind: 'HASH' | 'RANGE'): KeyAttribute | undefined => {
    const name = schema.find(({ KeyType }) => KeyType === kind)?.AttributeName;
    if (name === undefined) return undefined;
    const type = definitions.find(({ AttributeName }) => AttributeName === name)?.AttributeType ?? 'S';
    return { name, type: type as TypeName };
  };
  const range = attribute('RANGE');
  return { hash: attribute('HASH')!, ...(range && { range }) };
}

export const keysOfTable = ({ KeySchema, AttributeDefinitions }: TableRecord): KeySet =>
  keySetOf(KeySchema, AttributeDefinitions);

export const attributesOf = ({ hash, range }: KeySet): readonly KeyAttribute[] =>
  range ? [hash, range] : [hash];

/** The item's members that are keys. */
export const keyOf = (item: Item, keys: KeySet): Item =>
  Object.fromEntries(attributesOf(keys).map(({ name }) => [name, item[name]!]));

/** Whether an index has the item. */
export const isIndexed = (item: Item, keys: KeySet): boolean =>
  attributesOf(keys).every(({ name, type }) => item[name] !== undefined && typeOf(item[name]) === type);

/** Checks an item that is written. @throws AwsFault */
export function checkItem(item: Item, table: TableRecord): void {
  for (const { name, type } of attributesOf(keysOfTable(table))) {
    const value = item[name];
    if (!value) throw invalidParameters(`Missing the key ${name} in the item`);
    if (typeOf(value) !== type)
      throw invalidParameters(`Type mismatch for key ${name} expected: ${type} actual: ${typeOf(value)}`);
    checkKeyValue(name, value, table);
  }
  for (const index of [...table.GlobalSecondaryIndexes, ...table.LocalSecondaryIndexes]) {
    for (const { name, type } of attributesOf(keySetOf(index.KeySchema ?? [], table.AttributeDefinitions))) {
      const value = item[name];
      if (!value) continue;
      if (typeOf(value) !== type)
        throw invalidParameters(
          `Type mismatch for Index Key ${name} Expected: ${type} Actual: ${typeOf(value)} IndexName: ${index.IndexName}`,
        );
      if (isEmpty(value))
        throw invalidParameters(
          `The update expression attempted to update a secondary index key to a value that is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: ${index.IndexName}, IndexKey: ${name}`,
        );
    }
  }
}

/** Checks the key that names an item. @throws AwsFault */
export function checkKey(key: Item, table: TableRecord): void {
  const attributes = attributesOf(keysOfTable(table));
  const matches =
    Object.keys(key).length === attributes.length &&
    attributes.every(({ name, type }) => key[name] !== undefined && typeOf(key[name]) === type);
  if (!matches) throw invalid('The provided key element does not match the schema');
  for (const { name } of attributes) checkKeyValue(name, key[name]!, table);
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html */
const mostHashBytes = 2048;
const mostRangeBytes = 1024;

const isEmpty = ({ S, B }: Value) => S === '' || B === '';

function checkKeyValue(name: string, value: Value, table: TableRecord): void {
  if (isEmpty(value))
    throw invalidParameters(
      `The AttributeValue for a key attribute cannot contain an empty ${value.S === '' ? 'string' : 'binary'} value. Key: ${name}`,
    );
  const isHash = keysOfTable(table).hash.name === name;
  if (keyBytes(value) > (isHash ? mostHashBytes : mostRangeBytes))
    throw invalidParameters(
      isHash
        ? `Size of hashkey has exceeded the maximum size limit of${mostHashBytes} bytes`
        : `Aggregated size of all range keys has exceeded the size limit of ${mostRangeBytes} bytes`,
    );
}

/** A number's are far below the limits. */
const keyBytes = ({ S = '', B = '' }: Value) => Buffer.byteLength(S) + Buffer.byteLength(B, 'base64');

/** A record's key: the same for equal keys. */
export function recordKey(table: TableRecord, item: Item): string {
  const { range } = keysOfTable(table);
  return `${partitionOf(table, item)}/${range ? text(item[range.name]!) : ''}`;
}

export const partitionOf = (table: TableRecord, item: Item): string =>
  `${table.TableName}/${text(item[keysOfTable(table).hash.name]!)}`;

const text = ({ S, N, B }: Value) => encodeURIComponent(S?.toWellFormed() ?? N ?? B ?? '');
