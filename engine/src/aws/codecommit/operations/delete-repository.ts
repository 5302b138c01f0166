// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_DeleteRepository.html
// Deleting one that does not exist succeeds, without an id.
import type { Operation } from '../../../kernel/context.ts';
import { references, referencesByRepository, repositories } from '../state.ts';

export const deleteRepository: Operation<'codecommit', 'DeleteRepository'> = (input, ctx) => {
  const repository = ctx.get(repositories, input.repositoryName!);
  if (!repository) return {};
  for (const key of ctx.keysBy(referencesByRepository, repository.id)) ctx.delete(references, key);
  ctx.delete(repositories, repository.name);
  ctx.perform('git/unhost', { repositoryId: repository.id });
  return { repositoryId: repository.id };
};
