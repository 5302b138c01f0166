// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSubnetGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSubnetGroup } from '../find.ts';
import { subnetGroups } from '../state.ts';
import { subnetGroupView } from '../views.ts';

export const describeDBSubnetGroups: Operation<'rds', 'DescribeDBSubnetGroups'> = (
  { DBSubnetGroupName: name },
  ctx,
) => ({
  DBSubnetGroups: (name === undefined ? ctx.all(subnetGroups) : [requireSubnetGroup(name, ctx)]).map(
    (group) => subnetGroupView(group, ctx),
  ),
});
