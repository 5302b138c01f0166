// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { consumed } from '../requests/capacity.ts';
import { refuseLegacy } from '../requests/condition.ts';
import { returned, unitsOf } from '../requests/returned.ts';
import { remove } from '../requests/write.ts';

export const deleteItem: Operation<'dynamodb', 'DeleteItem'> = (input, ctx) => {
  refuseLegacy(input);
  const { ReturnValues: wanted = 'NONE' } = input;
  if (wanted !== 'NONE' && wanted !== 'ALL_OLD') throw invalid('ReturnValues can only be ALL_OLD or NONE');
  const written = remove(input, ctx);
  return {
    ...returned(wanted, written),
    ...consumed(input.ReturnConsumedCapacity, written.table.TableName, unitsOf(written)),
  };
};
