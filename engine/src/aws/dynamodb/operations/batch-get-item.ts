// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { consumed, readUnits } from '../requests/capacity.ts';
import { refuseLegacy } from '../requests/condition.ts';
import { get } from '../requests/get.ts';

const maxKeys = 100;

export const batchGetItem: Operation<'dynamodb', 'BatchGetItem'> = (input, ctx) => {
  const requests = Object.entries(input.RequestItems ?? {});
  const count = requests.reduce((sum, [, { Keys = [] }]) => sum + Keys.length, 0);
  if (count > maxKeys) throw invalid('Too many items requested for the BatchGetItem call');
  const Responses: Record<string, Record<string, AttributeValue>[]> = {};
  const capacities = requests.map(([TableName, { Keys = [], ...rest }]) => {
    refuseLegacy(rest);
    if (new Set(Keys.map((key) => JSON.stringify(key))).size < Keys.length)
      throw invalid('Provided list of item keys contains duplicates');
    const got = Keys.map((Key) => get({ TableName, Key, ...rest }, ctx));
    Responses[TableName] = got.flatMap(({ Item }) => (Item ? [Item] : []));
    const units = got.reduce((sum, { bytes }) => sum + readUnits(bytes, rest.ConsistentRead), 0);
    return consumed(input.ReturnConsumedCapacity, TableName, units).ConsumedCapacity ?? [];
  });
  return {
    Responses,
    UnprocessedKeys: {},
    ...(capacities.flat().length > 0 && { ConsumedCapacity: capacities.flat() }),
  };
};
