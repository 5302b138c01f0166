// What a write returns of the item. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
import type { AttributeValue, ReturnValue } from '@aws-sdk/client-dynamodb';
import { project } from '../expressions/projection.ts';
import { attributeValues, type Item, itemSize } from '../values/value.ts';
import { writeUnits } from './capacity.ts';
import type { Written } from './write.ts';

export function returned(
  wanted: ReturnValue | undefined,
  { before, after, actions = [] }: Written,
): { Attributes?: Record<string, AttributeValue> } {
  const paths = actions.map(({ path }) => path);
  const parts: Partial<Record<ReturnValue, Item | undefined>> = {
    ALL_OLD: before,
    ALL_NEW: after,
    UPDATED_OLD: before && project(before, paths),
    UPDATED_NEW: after && project(after, paths),
  };
  const item = wanted && parts[wanted];
  return item && Object.keys(item).length > 0 ? { Attributes: attributeValues(item) } : {};
}

export const unitsOf = ({ before, after }: Written): number =>
  writeUnits(Math.max(before ? itemSize(before) : 0, after ? itemSize(after) : 0));
