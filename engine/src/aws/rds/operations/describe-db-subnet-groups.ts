// https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBSubnetGroups.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { requireSubnetGroup } from '../find.ts';
import { subnetGroups } from '../state.ts';
import { subnetGroupView } from '../views/groups.ts';

export const describeDBSubnetGroups: Operation<'rds', 'DescribeDBSubnetGroups'> = (input, ctx) => {
  const name = input.DBSubnetGroupName;
  const found = name === undefined ? ctx.all(subnetGroups) : [requireSubnetGroup(name, ctx)];
  const { items, next } = markedPage(found, (group) => group.name, input);
  return { DBSubnetGroups: items.map((group) => subnetGroupView(group, ctx)), ...next };
};
