// What a request consumes of its table's capacity.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html
import type { ConsumedCapacity, ReturnConsumedCapacity } from '@aws-sdk/client-dynamodb';

export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024));

export const readUnits = (bytes: number, isConsistent: boolean | undefined): number =>
  Math.max(1, Math.ceil(bytes / 4096)) * (isConsistent ? 1 : 0.5);

export function consumed(
  wanted: ReturnConsumedCapacity | undefined,
  TableName: string,
  CapacityUnits: number,
  IndexName?: string,
): { ConsumedCapacity?: ConsumedCapacity } {
  if (wanted === undefined || wanted === 'NONE') return {};
  return {
    ConsumedCapacity: {
      TableName,
      CapacityUnits,
      ...(wanted === 'INDEXES' && {
        Table: { CapacityUnits: IndexName ? 0 : CapacityUnits },
        ...(IndexName && { GlobalSecondaryIndexes: { [IndexName]: { CapacityUnits } } }),
      }),
    },
  };
}
