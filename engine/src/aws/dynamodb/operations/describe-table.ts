// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTable } from '../find.ts';
import { tableView } from '../views.ts';

export const describeTable: Operation<'dynamodb', 'DescribeTable'> = ({ TableName }, ctx) => ({
  Table: tableView(requireTable(TableName, ctx), ctx),
});
