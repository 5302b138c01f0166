// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { consumed } from '../requests/capacity.ts';
import { refuseLegacy } from '../requests/condition.ts';
import { returned, unitsOf } from '../requests/returned.ts';
import { put } from '../requests/write.ts';

export const putItem: Operation<'dynamodb', 'PutItem'> = (input, ctx) => {
  refuseLegacy(input);
  const { ReturnValues: wanted = 'NONE' } = input;
  if (wanted !== 'NONE' && wanted !== 'ALL_OLD') throw invalid('ReturnValues can only be ALL_OLD or NONE');
  const written = put(input, ctx);
  return {
    ...returned(wanted, written),
    ...consumed(input.ReturnConsumedCapacity, written.table.TableName, unitsOf(written)),
  };
};
