// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeCacheParameters.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import { shownParameters } from '../../../contracts/managed-stores/parameters.ts';
import type { Operation } from '../../../kernel/context.ts';
import { parametersOf } from '../groups/parameters.ts';

export const describeCacheParameters: Operation<'elasticache', 'DescribeCacheParameters'> = (input, ctx) => {
  const set = parametersOf(input.CacheParameterGroupName ?? '', ctx);
  const found = shownParameters(set, input.Source);
  const { items, next } = markedPage(found, ({ ParameterName }) => ParameterName, input);
  return { Parameters: items, ...next };
};
