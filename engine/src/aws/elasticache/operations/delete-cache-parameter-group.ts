// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteCacheParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameterGroupState } from '../faults.ts';
import { requireParameterGroup } from '../find.ts';
import { caches, parameterGroups } from '../state.ts';

export const deleteCacheParameterGroup: Operation<'elasticache', 'DeleteCacheParameterGroup'> = (
  input,
  ctx,
) => {
  const { name } = requireParameterGroup(input.CacheParameterGroupName, ctx);
  const isUsed = ctx
    .all(caches)
    .some(({ parameterGroup, status }) => parameterGroup === name && status !== 'deleting');
  if (isUsed)
    throw invalidParameterGroupState(
      `One or more cache clusters are still members of this parameter group ${name}, so the group cannot be deleted.`,
    );
  ctx.delete(parameterGroups, name);
  return {};
};
