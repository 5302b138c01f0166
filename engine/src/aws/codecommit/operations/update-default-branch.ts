// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_UpdateDefaultBranch.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBranch, requireRepository } from '../find.ts';
import { repositories } from '../state.ts';

export const updateDefaultBranch: Operation<'codecommit', 'UpdateDefaultBranch'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx);
  const defaultBranch = input.defaultBranchName!;
  requireBranch(repository, defaultBranch, ctx);
  ctx.put(repositories, repository.name, { ...repository, defaultBranch, updatedAt: ctx.now });
  return {};
};
