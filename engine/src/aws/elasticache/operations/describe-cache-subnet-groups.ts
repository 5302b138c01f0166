// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheSubnetGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { invalidValue } from '../faults.ts';
import { requireSubnetGroup } from '../find.ts';
import { subnetGroups } from '../state.ts';
import { subnetGroupView } from '../views/groups.ts';

export const describeCacheSubnetGroups: Operation<'elasticache', 'DescribeCacheSubnetGroups'> = (
  { CacheSubnetGroupName: name, MaxRecords = 100, Marker },
  ctx,
) => {
  const found = name === undefined ? ctx.all(subnetGroups) : [requireSubnetGroup(name, ctx)];
  const shown = page(found, (group) => group.name, MaxRecords, Marker);
  if (!shown) throw invalidValue(`Invalid marker: ${Marker}`);
  return {
    CacheSubnetGroups: shown.items.map((group) => subnetGroupView(group, ctx)),
    ...(shown.nextToken !== undefined && { Marker: shown.nextToken }),
  };
};
