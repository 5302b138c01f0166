// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteCacheSubnetGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { subnetGroupInUse } from '../faults.ts';
import { requireSubnetGroup } from '../find.ts';
import { caches, subnetGroups } from '../state.ts';

export const deleteCacheSubnetGroup: Operation<'elasticache', 'DeleteCacheSubnetGroup'> = (input, ctx) => {
  const { name } = requireSubnetGroup(input.CacheSubnetGroupName, ctx);
  const isUsed = ctx
    .all(caches)
    .some(({ subnetGroup, status }) => subnetGroup === name && status !== 'deleting');
  if (isUsed) throw subnetGroupInUse(name);
  ctx.delete(subnetGroups, name);
  return {};
};
