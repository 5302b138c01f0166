// What the two types have in common: settings that operations of their own change.
import type {
  AttributeDefinition,
  BillingMode,
  KeySchemaElement,
  LocalSecondaryIndex,
  OnDemandThroughput,
  PointInTimeRecoverySpecification,
  ProvisionedThroughput,
  SSESpecification,
  StreamViewType,
  TableClass,
  Tag,
  TimeToLiveSpecification,
} from '@aws-sdk/client-dynamodb';
import type { ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireTable } from '../find.ts';
import { tables } from '../state.ts';
import { type IndexProperties, indexUpdates } from './index-updates.ts';

/** A table as both types describe it, in the words of `AWS::DynamoDB::Table`. */
export interface TableProperties {
  readonly TableName?: string;
  readonly KeySchema: KeySchemaElement[];
  readonly AttributeDefinitions?: AttributeDefinition[];
  readonly BillingMode?: BillingMode;
  readonly ProvisionedThroughput?: ProvisionedThroughput;
  readonly OnDemandThroughput?: OnDemandThroughput;
  readonly GlobalSecondaryIndexes?: IndexProperties[];
  readonly LocalSecondaryIndexes?: LocalSecondaryIndex[];
  readonly DeletionProtectionEnabled?: boolean;
  readonly TableClass?: TableClass;
  readonly SSESpecification?: {
    readonly SSEEnabled: boolean;
    readonly KMSMasterKeyId?: string;
    readonly SSEType?: SSESpecification['SSEType'];
  };
  readonly StreamSpecification?: { readonly StreamViewType?: StreamViewType };
  readonly TimeToLiveSpecification?: Partial<TimeToLiveSpecification>;
  readonly PointInTimeRecoverySpecification?: Partial<PointInTimeRecoverySpecification>;
  readonly Tags?: Tag[];
}

export function createTable(properties: TableProperties, request: ResourceRequest, ctx: Context): string {
  const TableName = properties.TableName ?? request.generatedName(255);
  ctx.call('dynamodb', 'CreateTable', {
    TableName,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions ?? [],
    // CloudFormation's default where neither is given.
    BillingMode:
      properties.BillingMode ?? (properties.ProvisionedThroughput ? 'PROVISIONED' : 'PAY_PER_REQUEST'),
    ProvisionedThroughput: properties.ProvisionedThroughput,
    OnDemandThroughput: properties.OnDemandThroughput,
    ...(properties.GlobalSecondaryIndexes?.length && {
      GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
    }),
    ...(properties.LocalSecondaryIndexes?.length && {
      LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
    }),
    DeletionProtectionEnabled: properties.DeletionProtectionEnabled,
    TableClass: properties.TableClass,
    SSESpecification: encryptionOf(properties),
    StreamSpecification: streamOf(properties),
    Tags: [...request.tags, ...(properties.Tags ?? [])],
  });
  applySettings(TableName, properties, ctx);
  return TableName;
}

/** @param isInTurn several indexes are made and deleted, one after the other */
export function updateTable(
  TableName: string,
  properties: TableProperties,
  request: ResourceRequest,
  ctx: Context,
  { isInTurn = false } = {},
): void {
  const table = requireTable(TableName, ctx);
  const BillingMode =
    properties.BillingMode ?? (properties.ProvisionedThroughput ? 'PROVISIONED' : 'PAY_PER_REQUEST');
  const { deletions, creations, changes } = indexUpdates(
    table.GlobalSecondaryIndexes,
    properties.GlobalSecondaryIndexes ?? [],
  );
  const made = [...deletions, ...creations];
  if (made.length > 1 && !isInTurn)
    throw invalid('Cannot perform more than one GSI creation or deletion in a single update');
  const { AttributeDefinitions } = properties;
  for (const update of made.slice(0, -1))
    ctx.call('dynamodb', 'UpdateTable', {
      TableName,
      AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [update],
    });
  const updates = [...made.slice(-1), ...changes];
  const stream = streamOf(properties);
  const { StreamSpecification: streaming } = table;
  // A stream has one view for its life: another one takes its place.
  if (streaming && stream && streaming.StreamViewType !== stream.StreamViewType)
    ctx.call('dynamodb', 'UpdateTable', { TableName, StreamSpecification: { StreamEnabled: false } });
  const isStreaming = requireTable(TableName, ctx).StreamSpecification !== undefined;
  ctx.call('dynamodb', 'UpdateTable', {
    TableName,
    AttributeDefinitions,
    BillingMode,
    ProvisionedThroughput: properties.ProvisionedThroughput,
    OnDemandThroughput: properties.OnDemandThroughput,
    ...(updates.length > 0 && { GlobalSecondaryIndexUpdates: updates }),
    DeletionProtectionEnabled: properties.DeletionProtectionEnabled ?? false,
    TableClass: properties.TableClass ?? 'STANDARD',
    SSESpecification: encryptionOf(properties) ?? { Enabled: false },
    ...((stream !== undefined) !== isStreaming && {
      StreamSpecification: stream ?? { StreamEnabled: false },
    }),
  });
  const tags = [...request.tags, ...(properties.Tags ?? [])];
  ctx.put(tables, TableName, {
    ...requireTable(TableName, ctx),
    tags: Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value])),
  });
  applySettings(TableName, properties, ctx);
}

const encryptionOf = ({ SSESpecification: given }: TableProperties): SSESpecification | undefined =>
  given && { Enabled: given.SSEEnabled, SSEType: given.SSEType, KMSMasterKeyId: given.KMSMasterKeyId };

const streamOf = ({ StreamSpecification: given }: TableProperties) =>
  given?.StreamViewType && { StreamEnabled: true, StreamViewType: given.StreamViewType };

function applySettings(TableName: string, properties: TableProperties, ctx: Context): void {
  const { ttlAttribute } = requireTable(TableName, ctx);
  const { Enabled = false, AttributeName = ttlAttribute } = properties.TimeToLiveSpecification ?? {};
  const wanted = Enabled ? AttributeName : undefined;
  if (ttlAttribute !== undefined && ttlAttribute !== wanted)
    ctx.call('dynamodb', 'UpdateTimeToLive', {
      TableName,
      TimeToLiveSpecification: { Enabled: false, AttributeName: ttlAttribute },
    });
  if (wanted !== undefined && ttlAttribute !== wanted)
    ctx.call('dynamodb', 'UpdateTimeToLive', {
      TableName,
      TimeToLiveSpecification: { Enabled: true, AttributeName: wanted },
    });
  const { PointInTimeRecoveryEnabled = false, RecoveryPeriodInDays } =
    properties.PointInTimeRecoverySpecification ?? {};
  ctx.call('dynamodb', 'UpdateContinuousBackups', {
    TableName,
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled, RecoveryPeriodInDays },
  });
}

/** What the table is now, by the names of `AWS::DynamoDB::Table`. */
export function readTable(
  TableName: string,
  { TimeToLiveSpecification: given }: Pick<TableProperties, 'TimeToLiveSpecification'>,
  ctx: Context,
) {
  const { Table } = ctx.call('dynamodb', 'DescribeTable', { TableName });
  const { TimeToLiveDescription: ttl } = ctx.call('dynamodb', 'DescribeTimeToLive', { TableName });
  const {
    tags,
    BillingMode,
    ProvisionedThroughput,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
    SSESpecification,
    TableClass,
    pointInTimeRecovery,
  } = requireTable(TableName, ctx);
  return {
    ...Table,
    BillingMode,
    ProvisionedThroughput,
    GlobalSecondaryIndexes,
    LocalSecondaryIndexes,
    TableClass,
    SSESpecification: SSESpecification && {
      SSEEnabled: SSESpecification.Enabled,
      SSEType: SSESpecification.SSEType,
      KMSMasterKeyId: SSESpecification.KMSMasterKeyId,
    },
    TimeToLiveSpecification:
      ttl?.TimeToLiveStatus === 'ENABLED'
        ? { Enabled: true, AttributeName: ttl.AttributeName }
        : // Of a setting that is off, DynamoDB keeps no attribute.
          { Enabled: false, ...(given?.Enabled === false && { AttributeName: given.AttributeName }) },
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: pointInTimeRecovery !== undefined,
      ...(pointInTimeRecovery && { RecoveryPeriodInDays: pointInTimeRecovery.days }),
    },
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  };
}
