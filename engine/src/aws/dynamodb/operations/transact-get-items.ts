// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
import type { Operation } from '../../../kernel/context.ts';
import { consumed, readUnits } from '../requests/capacity.ts';
import { get } from '../requests/get.ts';

export const transactGetItems: Operation<'dynamodb', 'TransactGetItems'> = (input, ctx) => {
  const got = (input.TransactItems ?? []).map(({ Get }) =>
    get({ ...Get, TableName: Get?.TableName, Key: Get?.Key }, ctx),
  );
  const capacities = got.flatMap(
    ({ TableName, bytes }) =>
      // A transaction reads twice.
      consumed(input.ReturnConsumedCapacity, TableName, 2 * readUnits(bytes, true)).ConsumedCapacity ?? [],
  );
  return {
    Responses: got.map(({ Item }) => (Item ? { Item } : {})),
    ...(capacities.length > 0 && { ConsumedCapacity: capacities }),
  };
};
