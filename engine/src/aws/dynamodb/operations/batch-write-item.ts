// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireActiveTable } from '../find.ts';
import { checkItem, checkKey, recordKey } from '../items/keys.ts';
import { consumed } from '../requests/capacity.ts';
import { unitsOf } from '../requests/returned.ts';
import { put, remove } from '../requests/write.ts';
import { itemOf } from '../values/value.ts';

const maxRequests = 25;

export const batchWriteItem: Operation<'dynamodb', 'BatchWriteItem'> = (input, ctx) => {
  const tables = Object.entries(input.RequestItems ?? {});
  const count = tables.reduce((sum, [, requests]) => sum + requests.length, 0);
  if (count > maxRequests) throw invalid('Too many items requested for the BatchWriteItem call');
  const capacities = tables.map(([TableName, requests]) => {
    const table = requireActiveTable(TableName, ctx);
    const keys = requests.map(({ PutRequest, DeleteRequest }) => {
      if (!PutRequest === !DeleteRequest)
        throw invalid('Supplied WriteRequest must contain exactly one of PutRequest or DeleteRequest');
      const named = itemOf(PutRequest?.Item ?? DeleteRequest?.Key ?? {});
      if (PutRequest) checkItem(named, table);
      else checkKey(named, table);
      return recordKey(table, named);
    });
    if (new Set(keys).size < keys.length) throw invalid('Provided list of item keys contains duplicates');
    const units = requests
      .map(({ PutRequest, DeleteRequest }) =>
        PutRequest
          ? put({ TableName, Item: PutRequest.Item }, ctx)
          : remove({ TableName, Key: DeleteRequest?.Key }, ctx),
      )
      .reduce((sum, written) => sum + unitsOf(written), 0);
    return consumed(input.ReturnConsumedCapacity, TableName, units).ConsumedCapacity ?? [];
  });
  return {
    UnprocessedItems: {},
    ...(capacities.flat().length > 0 && { ConsumedCapacity: capacities.flat() }),
  };
};
