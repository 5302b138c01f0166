// Tables as the API returns them.
import type { GlobalSecondaryIndexDescription, TableDescription } from '@aws-sdk/client-dynamodb';
import type { Context } from '../../kernel/context.ts';
import { isIndexed, keySetOf } from './items/keys.ts';
import { itemsOfTable, type TableRecord } from './state.ts';
import { itemSize } from './values/value.ts';

export const tableArn = ({ TableName }: Pick<TableRecord, 'TableName'>, ctx: Context): string =>
  ctx.arn('dynamodb', `table/${TableName}`);

/** The time at which the stream was enabled is its label. */
export const streamLabel = ({ streamAt }: TableRecord): string | undefined =>
  streamAt === undefined ? undefined : new Date(streamAt).toISOString().replace('Z', '');

export const streamArn = (table: TableRecord, ctx: Context): string | undefined =>
  table.streamAt === undefined ? undefined : `${tableArn(table, ctx)}/stream/${streamLabel(table)}`;

export function statusOf({ createdAt, activeAt }: TableRecord, ctx: Context) {
  if (ctx.now >= activeAt) return 'ACTIVE' as const;
  return ctx.now === createdAt ? ('CREATING' as const) : ('UPDATING' as const);
}

export function tableView(table: TableRecord, ctx: Context): TableDescription {
  const stored = ctx.by(itemsOfTable, table.TableName).map(({ item }) => item);
  const arn = tableArn(table, ctx);
  const status = statusOf(table, ctx);
  const throughput = (own: { ReadCapacityUnits?: number; WriteCapacityUnits?: number } | undefined) => ({
    NumberOfDecreasesToday: 0,
    ReadCapacityUnits: own?.ReadCapacityUnits ?? 0,
    WriteCapacityUnits: own?.WriteCapacityUnits ?? 0,
  });
  const indexView = (index: TableRecord['LocalSecondaryIndexes'][number]) => {
    const keys = keySetOf(index.KeySchema ?? [], table.AttributeDefinitions);
    const indexed = stored.filter((item) => isIndexed(item, keys));
    return {
      IndexName: index.IndexName,
      KeySchema: index.KeySchema,
      Projection: index.Projection,
      IndexSizeBytes: indexed.reduce((sum, item) => sum + itemSize(item), 0),
      ItemCount: indexed.length,
      IndexArn: `${arn}/index/${index.IndexName}`,
    };
  };
  const global = table.GlobalSecondaryIndexes.map(
    (index): GlobalSecondaryIndexDescription => ({
      ...indexView(index),
      IndexStatus: status === 'UPDATING' ? 'ACTIVE' : status,
      ProvisionedThroughput: throughput(index.ProvisionedThroughput),
      ...(index.OnDemandThroughput && { OnDemandThroughput: index.OnDemandThroughput }),
    }),
  );
  return {
    TableName: table.TableName,
    TableArn: arn,
    TableId: table.TableId,
    TableStatus: status,
    CreationDateTime: new Date(table.createdAt),
    KeySchema: [...table.KeySchema],
    AttributeDefinitions: [...table.AttributeDefinitions],
    ProvisionedThroughput: throughput(table.ProvisionedThroughput),
    TableSizeBytes: stored.reduce((sum, item) => sum + itemSize(item), 0),
    ItemCount: stored.length,
    DeletionProtectionEnabled: table.DeletionProtectionEnabled,
    TableClassSummary: { TableClass: table.TableClass },
    WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: 'ACTIVE' },
    ...(table.BillingMode === 'PAY_PER_REQUEST' && {
      BillingModeSummary: {
        BillingMode: 'PAY_PER_REQUEST',
        LastUpdateToPayPerRequestDateTime: new Date(table.createdAt),
      },
    }),
    ...(table.OnDemandThroughput && { OnDemandThroughput: table.OnDemandThroughput }),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(table.LocalSecondaryIndexes.length > 0 && {
      LocalSecondaryIndexes: table.LocalSecondaryIndexes.map(indexView),
    }),
    ...(table.SSESpecification?.Enabled && {
      SSEDescription: {
        Status: 'ENABLED',
        SSEType: 'KMS',
        KMSMasterKeyArn: table.SSESpecification.KMSMasterKeyId ?? ctx.arn('kms', 'alias/aws/dynamodb'),
      },
    }),
    ...(table.StreamSpecification && { StreamSpecification: table.StreamSpecification }),
    ...(table.streamAt !== undefined && {
      LatestStreamArn: streamArn(table, ctx),
      LatestStreamLabel: streamLabel(table),
    }),
  };
}
