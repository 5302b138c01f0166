// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
import type { GlobalSecondaryIndex, UpdateTableInput } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { invalid, notSimulated, oneIndexAtATime, resourceNotFound } from '../faults.ts';
import { requireTable } from '../find.ts';
import { type TableRecord, tables } from '../state.ts';
import { checkStream, checkTable } from '../tables/validate.ts';
import { tableView } from '../views.ts';

export const updateTable: Operation<'dynamodb', 'UpdateTable'> = (input, ctx) => {
  const table = requireTable(input.TableName, ctx);
  const { TableName: _name, AttributeDefinitions: _definitions, ...changes } = input;
  if (
    Object.values(changes).every((each) => each === undefined || (Array.isArray(each) && each.length === 0))
  )
    throw invalid(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
    );
  const made = (input.GlobalSecondaryIndexUpdates ?? []).filter(({ Create, Delete }) => Create ?? Delete);
  if (made.length > 1) throw oneIndexAtATime();
  if (input.ReplicaUpdates) throw notSimulated('Replication to other regions');
  const BillingMode = input.BillingMode ?? table.BillingMode;
  const provisioned = input.ProvisionedThroughput ?? table.ProvisionedThroughput;
  const record: TableRecord = plain({
    ...table,
    // Names alone do not say which attributes only indexes used.
    AttributeDefinitions: table.AttributeDefinitions,
    BillingMode,
    ProvisionedThroughput: BillingMode === 'PAY_PER_REQUEST' ? input.ProvisionedThroughput : provisioned,
    OnDemandThroughput: input.OnDemandThroughput ?? table.OnDemandThroughput,
    GlobalSecondaryIndexes: indexesOf(table, input, BillingMode),
    DeletionProtectionEnabled: input.DeletionProtectionEnabled ?? table.DeletionProtectionEnabled,
    TableClass: input.TableClass ?? table.TableClass,
    SSESpecification: input.SSESpecification ?? table.SSESpecification,
    ...streamOf(table, input, ctx.now),
  });
  const changed = { ...record, AttributeDefinitions: definitionsOf(record, input) };
  checkTable(changed);
  ctx.put(tables, table.TableName, changed);
  return { TableDescription: { ...tableView(changed, ctx), TableStatus: 'UPDATING' } };
};

function indexesOf(
  table: TableRecord,
  { GlobalSecondaryIndexUpdates: updates = [] }: UpdateTableInput,
  billing: TableRecord['BillingMode'],
): GlobalSecondaryIndex[] {
  let indexes = [...table.GlobalSecondaryIndexes];
  for (const { Create, Update, Delete } of updates) {
    const name = Create?.IndexName ?? Update?.IndexName ?? Delete?.IndexName;
    const found = indexes.find(({ IndexName }) => IndexName === name);
    if (Create) {
      if (found) throw invalid(`Attempting to create an index which already exists: ${name}`);
      indexes.push({
        ...Create,
        IndexName: Create.IndexName,
        KeySchema: Create.KeySchema,
        Projection: Create.Projection,
      });
    } else if (!found) throw resourceNotFound();
    else if (Delete) indexes = indexes.filter((each) => each !== found);
    else if (Update)
      indexes = indexes.map(
        (each) => (each === found ? { ...each, ...Update } : each) as GlobalSecondaryIndex,
      );
  }
  if (billing !== 'PAY_PER_REQUEST') return indexes;
  return indexes.map(({ ProvisionedThroughput, ...index }) => {
    const isGiven = updates.some(({ Create, Update }) => (Create ?? Update)?.ProvisionedThroughput);
    return isGiven ? { ...index, ProvisionedThroughput } : index;
  });
}

/** Attributes that no key uses any longer are dropped, as AWS does. */
function definitionsOf(
  record: TableRecord,
  { AttributeDefinitions: given }: UpdateTableInput,
): TableRecord['AttributeDefinitions'] {
  const schemas = [record, ...record.GlobalSecondaryIndexes, ...record.LocalSecondaryIndexes];
  const used = schemas.flatMap(({ KeySchema = [] }) => KeySchema.map(({ AttributeName }) => AttributeName));
  const all = new Map(
    [...record.AttributeDefinitions, ...(given ?? [])].map((each) => [each.AttributeName, each]),
  );
  return [...all.values()].filter(({ AttributeName }) => used.includes(AttributeName));
}

function streamOf(table: TableRecord, { StreamSpecification: given }: UpdateTableInput, now: number) {
  if (!given) return {};
  checkStream(given);
  const isOn = table.StreamSpecification !== undefined;
  if (given.StreamEnabled && isOn)
    throw invalid(`Table already has an enabled stream: TableName: ${table.TableName}`);
  if (!given.StreamEnabled && !isOn)
    throw invalid(`Table has no stream to disable: TableName: ${table.TableName}`);
  return given.StreamEnabled
    ? { StreamSpecification: given, streamAt: now }
    : { StreamSpecification: undefined, streamAt: undefined };
}
