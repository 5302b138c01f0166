// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_UpdateRepositoryDescription.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRepository } from '../find.ts';
import { repositories } from '../state.ts';

export const updateRepositoryDescription: Operation<'codecommit', 'UpdateRepositoryDescription'> = (
  input,
  ctx,
) => {
  const { description: _before, ...rest } = requireRepository(input.repositoryName!, ctx);
  const description = input.repositoryDescription;
  ctx.put(repositories, rest.name, { ...rest, ...(description ? { description } : {}), updatedAt: ctx.now });
  return {};
};
