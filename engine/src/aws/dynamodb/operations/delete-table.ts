// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
import type { Operation } from '../../../kernel/context.ts';
import { invalid } from '../faults.ts';
import { requireTable } from '../find.ts';
import { items, itemsOfTable, tables } from '../state.ts';
import { tableView } from '../views.ts';

/** It is gone at once, with its items. */
export const deleteTable: Operation<'dynamodb', 'DeleteTable'> = (input, ctx) => {
  const table = requireTable(input.TableName, ctx);
  if (table.DeletionProtectionEnabled)
    throw invalid(
      'Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.',
    );
  const view = tableView(table, ctx);
  for (const key of ctx.keysBy(itemsOfTable, table.TableName)) ctx.delete(items, key);
  ctx.delete(tables, table.TableName);
  return { TableDescription: { ...view, TableStatus: 'DELETING' } };
};
