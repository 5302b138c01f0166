// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheSubnetGroups.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { requireSubnetGroup } from '../find.ts';
import { subnetGroups } from '../state.ts';
import { subnetGroupView } from '../views/groups.ts';

export const describeCacheSubnetGroups: Operation<'elasticache', 'DescribeCacheSubnetGroups'> = (
  { CacheSubnetGroupName: name, MaxRecords, Marker },
  ctx,
) => {
  const found = name === undefined ? ctx.all(subnetGroups) : [requireSubnetGroup(name, ctx)];
  const { items, next } = markedPage(found, (group) => group.name, { MaxRecords, Marker });
  return { CacheSubnetGroups: items.map((group) => subnetGroupView(group, ctx)), ...next };
};
