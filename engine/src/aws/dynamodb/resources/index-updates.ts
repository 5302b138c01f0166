// What is to become of the global secondary indexes of a table, one of which can be made or deleted at a time.
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-dynamodb-table.html#cfn-dynamodb-table-globalsecondaryindexes
import type {
  GlobalSecondaryIndex,
  GlobalSecondaryIndexUpdate,
  KeySchemaElement,
  OnDemandThroughput,
  Projection,
  ProvisionedThroughput,
} from '@aws-sdk/client-dynamodb';
import { invalid } from '../faults.ts';

export interface IndexProperties {
  readonly IndexName: string;
  readonly KeySchema: KeySchemaElement[];
  readonly Projection: Projection;
  readonly ProvisionedThroughput?: ProvisionedThroughput;
  readonly OnDemandThroughput?: OnDemandThroughput;
}

export interface IndexUpdates {
  readonly deletions: readonly GlobalSecondaryIndexUpdate[];
  readonly creations: readonly GlobalSecondaryIndexUpdate[];
  readonly changes: readonly GlobalSecondaryIndexUpdate[];
}

/** @throws ValidationException for an index whose keys or projection are others */
export function indexUpdates(
  present: readonly GlobalSecondaryIndex[],
  wanted: readonly IndexProperties[],
): IndexUpdates {
  const named = (name: string | undefined) => present.find(({ IndexName }) => IndexName === name);
  const names = wanted.map(({ IndexName }) => IndexName);
  const kept = wanted.filter(({ IndexName }) => named(IndexName));
  if (kept.some((index) => !isSame(index, named(index.IndexName)!)))
    throw invalid(
      "Cannot update GSI's properties other than Provisioned Throughput and Contributor Insights Specification. You can create a new GSI with a different name.",
    );
  return {
    deletions: present
      .filter(({ IndexName = '' }) => !names.includes(IndexName))
      .map(({ IndexName }) => ({ Delete: { IndexName } })),
    creations: wanted.filter(({ IndexName }) => !named(IndexName)).map((index) => ({ Create: index })),
    changes: kept.map(({ IndexName, ProvisionedThroughput, OnDemandThroughput }) => ({
      Update: { IndexName, ProvisionedThroughput, OnDemandThroughput },
    })),
  };
}

function isSame(a: IndexProperties, b: GlobalSecondaryIndex): boolean {
  const of = ({ KeySchema = [], Projection }: GlobalSecondaryIndex) =>
    JSON.stringify([
      KeySchema.map(({ AttributeName, KeyType }) => [AttributeName, KeyType]),
      Projection?.ProjectionType,
      [...(Projection?.NonKeyAttributes ?? [])].sort(),
    ]);
  return of(a) === of(b);
}
