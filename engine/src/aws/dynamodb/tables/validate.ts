// What CreateTable and UpdateTable check of keys, indexes and throughput.
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
import type { CreateTableInput, StreamSpecification } from '@aws-sdk/client-dynamodb';
import { invalid, invalidParameters } from '../faults.ts';
import type { TableRecord } from '../state.ts';

type Checked = Pick<
  TableRecord,
  | 'KeySchema'
  | 'AttributeDefinitions'
  | 'BillingMode'
  | 'ProvisionedThroughput'
  | 'GlobalSecondaryIndexes'
  | 'LocalSecondaryIndexes'
>;

const maxGlobalIndexes = 20;
const maxLocalIndexes = 5;

/** @throws AwsFault */
export function checkTable(table: Checked): void {
  checkSchema(table.KeySchema);
  const indexes = [...table.LocalSecondaryIndexes, ...table.GlobalSecondaryIndexes];
  for (const { KeySchema = [] } of indexes) checkSchema(KeySchema);
  checkDefinitions(table, [table.KeySchema, ...indexes.map(({ KeySchema = [] }) => KeySchema)].flat());
  checkThroughput(table);
  checkIndexes(table);
}

/** The model has room for an ARN there. @throws ValidationException */
export function checkName(name: string): void {
  if (name.length < 3 || name.length > 255)
    throw invalid('TableName must be at least 3 characters long and at most 255 characters long');
  if (!/^[\w.-]+$/.test(name))
    throw invalid(
      `1 validation error detected: Value '${name}' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+`,
    );
}

/** @throws ValidationException */
export function checkLists(
  input: Partial<Pick<CreateTableInput, 'GlobalSecondaryIndexes' | 'LocalSecondaryIndexes'>>,
): void {
  for (const name of ['GlobalSecondaryIndexes', 'LocalSecondaryIndexes'] as const)
    if (input[name]?.length === 0) throw invalidParameters(`List of ${name} is empty`);
}

/** @throws ValidationException */
export function checkStream(stream: StreamSpecification | undefined): void {
  if (stream?.StreamEnabled && stream.StreamViewType === undefined)
    throw invalidParameters('StreamViewType must be specified when StreamEnabled is true');
}

function checkSchema(schema: TableRecord['KeySchema']): void {
  const [hash, range] = schema;
  if (hash?.KeyType !== 'HASH')
    throw invalid('Invalid KeySchema: The first KeySchemaElement is not a HASH key type');
  if (range && range.KeyType !== 'RANGE')
    throw invalid('Invalid KeySchema: The second KeySchemaElement is not a RANGE key type');
  if (range && range.AttributeName === hash.AttributeName)
    throw invalid('Both the Hash Key and the Range Key element in the KeySchema have the same name');
}

function checkDefinitions(table: Checked, keys: TableRecord['KeySchema']): void {
  const defined = table.AttributeDefinitions.map(({ AttributeName = '' }) => AttributeName);
  const used = new Set(keys.map(({ AttributeName = '' }) => AttributeName));
  const missing = [...used].filter((name) => !defined.includes(name));
  if (missing.length > 0)
    throw invalidParameters(
      `Some index key attributes are not defined in AttributeDefinitions. Keys: [${missing.join(', ')}], AttributeDefinitions: [${defined.join(', ')}]`,
    );
  if (used.size < defined.length)
    throw invalidParameters(
      'Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions',
    );
}

function checkThroughput(table: Checked): void {
  const onDemand = table.BillingMode === 'PAY_PER_REQUEST';
  if (onDemand && table.ProvisionedThroughput)
    throw invalidParameters(
      'Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST',
    );
  if (!onDemand && !table.ProvisionedThroughput)
    throw invalidParameters(
      'ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED',
    );
  for (const { IndexName, ProvisionedThroughput: own } of table.GlobalSecondaryIndexes) {
    if (onDemand && own)
      throw invalidParameters(
        `ProvisionedThroughput should not be specified for index: ${IndexName} when BillingMode is PAY_PER_REQUEST`,
      );
    if (!onDemand && !own)
      throw invalidParameters(`ProvisionedThroughput must be specified for index: ${IndexName}`);
  }
}

function checkIndexes(table: Checked): void {
  const { GlobalSecondaryIndexes: global, LocalSecondaryIndexes: local, KeySchema } = table;
  if (global.length > maxGlobalIndexes)
    throw invalidParameters(`GlobalSecondaryIndex count exceeds the per-table limit of ${maxGlobalIndexes}`);
  if (local.length > maxLocalIndexes)
    throw invalidParameters(`Number of LocalSecondaryIndexes exceeds per-table limit of ${maxLocalIndexes}`);
  const names = [...global, ...local].map(({ IndexName }) => IndexName);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw invalidParameters(`Duplicate index name: ${twice}`);
  for (const { IndexName, Projection, KeySchema: own = [] } of [...global, ...local]) {
    if (!Projection?.ProjectionType) throw invalidParameters(`Unknown ProjectionType: null`);
    if (Projection.ProjectionType === 'INCLUDE' && !Projection.NonKeyAttributes)
      throw invalidParameters('ProjectionType is INCLUDE, but NonKeyAttributes is not specified');
    if (Projection.ProjectionType !== 'INCLUDE' && Projection.NonKeyAttributes)
      throw invalidParameters(
        `ProjectionType is ${Projection.ProjectionType}, but NonKeyAttributes is specified`,
      );
    if (!local.some((index) => index.IndexName === IndexName)) continue;
    if (KeySchema.length < 2)
      throw invalidParameters(
        'Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex',
      );
    if (own[0]?.AttributeName !== KeySchema[0]?.AttributeName)
      throw invalidParameters(
        `Index KeySchema does not have the same leading hash key as table KeySchema for index: ${IndexName}. index hash key: ${own[0]?.AttributeName}, table hash key: ${KeySchema[0]?.AttributeName}`,
      );
    if (own.length < 2)
      throw invalidParameters(`Index KeySchema does not have a range key for index: ${IndexName}`);
  }
}
