// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_CreateBranch.html
import type { Operation } from '../../../kernel/context.ts';
import { branchNameExists, commitIdNotFound } from '../faults.ts';
import { findBranch, requireRepository } from '../find.ts';
import { checkBranchName } from '../names.ts';
import { ask } from '../question.ts';

export const createBranch: Operation<'codecommit', 'CreateBranch'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx);
  const branch = input.branchName!;
  checkBranchName(branch);
  if (findBranch(repository, branch, ctx)) throw branchNameExists(branch);
  const commit = input.commitId!;
  return ask<'set-branch', Record<string, never>>(
    repository,
    { do: 'set-branch', branch, commit },
    () => ({}),
    ctx,
    ({ failure }) => (failure === 'no-commit' ? commitIdNotFound(commit) : undefined),
  );
};
