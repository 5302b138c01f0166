// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ResetCacheParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { resetParameters } from '../groups/parameters.ts';

export const resetCacheParameterGroup: Operation<'elasticache', 'ResetCacheParameterGroup'> = (
  input,
  ctx,
) => {
  const what = { isAll: input.ResetAllParameters ?? false, given: input.ParameterNameValues ?? [] };
  return { CacheParameterGroupName: resetParameters(input.CacheParameterGroupName, what, ctx).name };
};
