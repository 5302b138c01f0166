// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html
import type { Operation } from '../../../kernel/context.ts';
import { consumed, readUnits } from '../requests/capacity.ts';
import { refuseLegacy } from '../requests/condition.ts';
import { get } from '../requests/get.ts';

export const getItem: Operation<'dynamodb', 'GetItem'> = (input, ctx) => {
  refuseLegacy(input);
  const { Item, TableName, bytes } = get({ ...input, TableName: input.TableName, Key: input.Key }, ctx);
  return {
    ...(Item && { Item }),
    ...consumed(input.ReturnConsumedCapacity, TableName, readUnits(bytes, input.ConsistentRead)),
  };
};
