// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheParameters.html
import type { Operation } from '../../../kernel/context.ts';
import { parametersOf } from '../groups/parameters.ts';

export const describeCacheParameters: Operation<'elasticache', 'DescribeCacheParameters'> = (input, ctx) => ({
  // Only those that were set: the engine knows no defaults.
  Parameters: Object.entries(parametersOf(input.CacheParameterGroupName ?? '', ctx)).map(
    ([ParameterName, ParameterValue]) => ({
      ParameterName,
      ParameterValue,
      Source: 'user',
      IsModifiable: true,
    }),
  ),
});
