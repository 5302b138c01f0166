// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyCacheParameterGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { setParameters } from '../groups/parameters.ts';

export const modifyCacheParameterGroup: Operation<'elasticache', 'ModifyCacheParameterGroup'> = (
  input,
  ctx,
) => ({
  CacheParameterGroupName: setParameters(input.CacheParameterGroupName, input.ParameterNameValues ?? [], ctx)
    .name,
});
