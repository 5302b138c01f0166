// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyCacheSubnetGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSubnetGroup } from '../find.ts';
import { subnetsOf } from '../groups/subnets.ts';
import { subnetGroups } from '../state.ts';
import { subnetGroupView } from '../views/groups.ts';

export const modifyCacheSubnetGroup: Operation<'elasticache', 'ModifyCacheSubnetGroup'> = (input, ctx) => {
  const record = requireSubnetGroup(input.CacheSubnetGroupName, ctx);
  const changed = {
    ...record,
    description: input.CacheSubnetGroupDescription ?? record.description,
    ...(input.SubnetIds && subnetsOf(input.SubnetIds, ctx)),
  };
  ctx.put(subnetGroups, record.name, changed);
  return { CacheSubnetGroup: subnetGroupView(changed, ctx) };
};
