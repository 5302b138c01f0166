// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetBranch.html
import type { Operation } from '../../../kernel/context.ts';
import { requireBranch, requireRepository } from '../find.ts';

export const getBranch: Operation<'codecommit', 'GetBranch'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName ?? '', ctx);
  const branchName = input.branchName ?? '';
  const { target } = requireBranch(repository, branchName, ctx);
  return { branch: { branchName, commitId: target } };
};
