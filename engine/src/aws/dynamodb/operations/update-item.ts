// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html
import type { Operation } from '../../../kernel/context.ts';
import { consumed } from '../requests/capacity.ts';
import { refuseLegacy } from '../requests/condition.ts';
import { returned, unitsOf } from '../requests/returned.ts';
import { update } from '../requests/write.ts';

export const updateItem: Operation<'dynamodb', 'UpdateItem'> = (input, ctx) => {
  refuseLegacy(input);
  const written = update(input, ctx);
  return {
    ...returned(input.ReturnValues, written),
    ...consumed(input.ReturnConsumedCapacity, written.table.TableName, unitsOf(written)),
  };
};
