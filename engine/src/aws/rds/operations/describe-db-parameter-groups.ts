// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBParameterGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { groupsOf } from '../groups/parameters.ts';
import { parameterGroupView } from '../views.ts';

export const describeDBParameterGroups: Operation<'rds', 'DescribeDBParameterGroups'> = (input, ctx) => ({
  DBParameterGroups: groupsOf('instance', input.DBParameterGroupName, ctx).map((group) =>
    parameterGroupView(group, ctx),
  ),
});
