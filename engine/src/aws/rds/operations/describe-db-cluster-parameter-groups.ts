// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBClusterParameterGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { groupsOf } from '../groups/parameters.ts';
import { parameterGroupView } from '../views.ts';

export const describeDBClusterParameterGroups: Operation<'rds', 'DescribeDBClusterParameterGroups'> = (
  input,
  ctx,
) => ({
  DBClusterParameterGroups: groupsOf('cluster', input.DBClusterParameterGroupName, ctx).map((group) =>
    parameterGroupView(group, ctx),
  ),
});
