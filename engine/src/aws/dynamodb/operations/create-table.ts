// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { notSimulated, tableExists } from '../faults.ts';
import { creationMs, findTable, tableName } from '../find.ts';
import { quotas } from '../quotas.ts';
import { type TableRecord, tables } from '../state.ts';
import { checkLists, checkName, checkStream, checkTable } from '../tables/validate.ts';
import { tableView } from '../views.ts';

export const createTable: Operation<'dynamodb', 'CreateTable'> = (input, ctx) => {
  const TableName = tableName(input.TableName);
  checkName(TableName);
  checkLists(input);
  if (input.GlobalTableSourceArn) throw notSimulated('Replication between accounts');
  const record: TableRecord = plain({
    TableName,
    TableId: ctx.ids.uuid(),
    createdAt: ctx.now,
    activeAt: ctx.now + creationMs,
    KeySchema: input.KeySchema ?? [],
    AttributeDefinitions: input.AttributeDefinitions ?? [],
    BillingMode: input.BillingMode ?? ('PROVISIONED' as const),
    ProvisionedThroughput: input.ProvisionedThroughput,
    OnDemandThroughput: input.OnDemandThroughput,
    GlobalSecondaryIndexes: input.GlobalSecondaryIndexes ?? [],
    LocalSecondaryIndexes: input.LocalSecondaryIndexes ?? [],
    DeletionProtectionEnabled: input.DeletionProtectionEnabled ?? false,
    TableClass: input.TableClass ?? ('STANDARD' as const),
    SSESpecification: input.SSESpecification,
    StreamSpecification: input.StreamSpecification?.StreamEnabled ? input.StreamSpecification : undefined,
    streamAt: input.StreamSpecification?.StreamEnabled ? ctx.now : undefined,
    tags: Object.fromEntries((input.Tags ?? []).map(({ Key = '', Value = '' }) => [Key, Value])),
  });
  checkTable(record);
  checkStream(input.StreamSpecification);
  if (findTable(TableName, ctx)) throw tableExists(TableName);
  checkQuota(ctx, quotas.tables, ctx.keys(tables).length + 1);
  ctx.put(tables, TableName, record);
  return { TableDescription: tableView(record, ctx) };
};
