// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBParameterGroups.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { groupsOf } from '../groups/parameters.ts';
import { parameterGroupView } from '../views/groups.ts';

export const describeDBParameterGroups: Operation<'rds', 'DescribeDBParameterGroups'> = (input, ctx) => {
  const found = groupsOf('instance', input.DBParameterGroupName, ctx);
  const { items, next } = markedPage(found, (group) => group.name, input);
  return { DBParameterGroups: items.map((group) => parameterGroupView(group, ctx)), ...next };
};
