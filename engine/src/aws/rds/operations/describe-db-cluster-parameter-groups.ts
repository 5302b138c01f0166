// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusterParameterGroups.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { groupsOf } from '../groups/parameters.ts';
import { parameterGroupView } from '../views/groups.ts';

export const describeDBClusterParameterGroups: Operation<'rds', 'DescribeDBClusterParameterGroups'> = (
  input,
  ctx,
) => {
  const found = groupsOf('cluster', input.DBClusterParameterGroupName, ctx);
  const { items, next } = markedPage(found, (group) => group.name, input);
  return { DBClusterParameterGroups: items.map((group) => parameterGroupView(group, ctx)), ...next };
};
