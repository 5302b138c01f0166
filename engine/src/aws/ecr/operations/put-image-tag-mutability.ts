// https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutImageTagMutability.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find/repository.ts';
import { repositories } from '../state.ts';

export const putImageTagMutability: Operation<'ecr', 'PutImageTagMutability'> = (input, ctx) => {
  const record = requireRepository(input.repositoryName!, ctx, input.registryId);
  ctx.put(repositories, record.name, {
    ...record,
    tagMutability: input.imageTagMutability!,
    exclusionFilters: input.imageTagMutabilityExclusionFilters ?? [],
  });
  return {
    registryId: ctx.account,
    repositoryName: record.name,
    imageTagMutability: input.imageTagMutability,
  };
};
