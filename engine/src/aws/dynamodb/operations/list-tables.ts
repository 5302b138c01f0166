// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html
import type { Operation } from '../../../kernel/context.ts';
import { tables } from '../state.ts';

export const listTables: Operation<'dynamodb', 'ListTables'> = (input, ctx) => {
  const { ExclusiveStartTableName: after = '', Limit = 100 } = input;
  const names = ctx
    .keys(tables)
    .sort()
    .filter((name) => name > after);
  const TableNames = names.slice(0, Limit);
  return {
    TableNames,
    ...(names.length > Limit && { LastEvaluatedTableName: TableNames.at(-1)! }),
  };
};
