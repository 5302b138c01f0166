// A table with replicas, of which this region's is made. Those of other regions are recorded.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-globaltable.html
import type { Tag } from '@aws-sdk/client-dynamodb';
import type { Properties, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { findTable, requireTable } from '../find.ts';
import { streamArn, tableArn } from '../views.ts';
import type { IndexProperties } from './index-updates.ts';
import { createTable, readTable, type TableProperties, updateTable } from './properties.ts';

interface Capacity {
  readonly ReadCapacityUnits?: number;
  readonly WriteCapacityUnits?: number;
  readonly ReadCapacityAutoScalingSettings?: { readonly MinCapacity: number };
  readonly WriteCapacityAutoScalingSettings?: {
    readonly MinCapacity: number;
    readonly SeedCapacity?: number;
  };
}

interface Replica {
  readonly Region: string;
  readonly DeletionProtectionEnabled?: boolean;
  readonly TableClass?: TableProperties['TableClass'];
  readonly PointInTimeRecoverySpecification?: TableProperties['PointInTimeRecoverySpecification'];
  readonly SSESpecification?: { readonly KMSMasterKeyId: string };
  readonly ReadProvisionedThroughputSettings?: Capacity;
  readonly Tags?: Tag[];
}

type GlobalTableProperties = Omit<TableProperties, 'GlobalSecondaryIndexes'> & {
  readonly Replicas: readonly Replica[];
  readonly WriteProvisionedThroughputSettings?: Capacity;
  readonly GlobalSecondaryIndexes?: readonly (IndexProperties & {
    readonly WriteProvisionedThroughputSettings?: Capacity;
  })[];
};

/** The replica of this region, as a table. @throws AwsFault where there is none */
function tableOf(given: Properties, ctx: Context): TableProperties {
  const properties = given as unknown as GlobalTableProperties;
  const replica = properties.Replicas.find(({ Region }) => Region === ctx.region);
  if (!replica) throw invalid(`A replica must be defined in the region of the stack, ${ctx.region}.`);
  // "PROVISIONED" is the type's default.
  const { BillingMode = 'PROVISIONED' } = properties;
  const throughput = (write: Capacity | undefined) =>
    BillingMode === 'PROVISIONED'
      ? {
          ProvisionedThroughput: {
            ReadCapacityUnits: readCapacity(replica.ReadProvisionedThroughputSettings),
            WriteCapacityUnits:
              write?.WriteCapacityUnits ?? write?.WriteCapacityAutoScalingSettings?.MinCapacity ?? 1,
          },
        }
      : {};
  return {
    TableName: properties.TableName,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    BillingMode,
    ...throughput(properties.WriteProvisionedThroughputSettings),
    GlobalSecondaryIndexes: (properties.GlobalSecondaryIndexes ?? []).map(
      ({ IndexName, KeySchema, Projection, WriteProvisionedThroughputSettings }) => ({
        IndexName,
        KeySchema,
        Projection,
        ...throughput(WriteProvisionedThroughputSettings),
      }),
    ),
    LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
    SSESpecification: properties.SSESpecification && {
      ...properties.SSESpecification,
      KMSMasterKeyId: replica.SSESpecification?.KMSMasterKeyId,
    },
    StreamSpecification: properties.StreamSpecification,
    TimeToLiveSpecification: properties.TimeToLiveSpecification,
    DeletionProtectionEnabled: replica.DeletionProtectionEnabled,
    TableClass: replica.TableClass,
    PointInTimeRecoverySpecification: replica.PointInTimeRecoverySpecification,
    Tags: replica.Tags,
  } as TableProperties;
}

const readCapacity = (read: Capacity | undefined) =>
  read?.ReadCapacityUnits ?? read?.ReadCapacityAutoScalingSettings?.MinCapacity ?? 1;

function remarkOf({ properties }: ResourceRequest, ctx: Context) {
  const { Replicas } = properties as unknown as GlobalTableProperties;
  const others = Replicas.map(({ Region }) => Region).filter((name) => name !== ctx.region);
  return others.length > 0 ? { remark: `Recorded only: the replicas in ${others.join(', ')}.` } : {};
}

export const globalTableResource: ResourceType = {
  type: 'AWS::DynamoDB::GlobalTable',
  create(request, ctx) {
    const physicalId = createTable(tableOf(request.properties, ctx), request, ctx);
    return { status: 'success', physicalId, ...remarkOf(request, ctx) };
  },
  update(TableName, request, ctx) {
    updateTable(TableName, tableOf(request.properties, ctx), request, ctx, { isInTurn: true });
    return { status: 'success', physicalId: TableName, ...remarkOf(request, ctx) };
  },
  delete(TableName, _request, ctx) {
    if (findTable(TableName, ctx)) ctx.call('dynamodb', 'DeleteTable', { TableName });
    return { status: 'success', physicalId: TableName };
  },
  unread: [
    'GlobalTableSourceArn',
    'GlobalTableSettingsReplicationMode',
    'GlobalTableWitnesses',
    'MultiRegionConsistency',
    'ReadOnDemandThroughputSettings',
    'ReadProvisionedThroughputSettings',
    'Replicas',
    'WarmThroughput',
    'WriteOnDemandThroughputSettings',
    'WriteProvisionedThroughputSettings',
  ],
  read: (TableName, properties, ctx) => readTable(TableName, properties as Partial<TableProperties>, ctx),
  attributes(TableName, ctx) {
    const table = requireTable(TableName, ctx);
    return { Arn: tableArn(table, ctx), StreamArn: streamArn(table, ctx), TableId: table.TableId };
  },
};
