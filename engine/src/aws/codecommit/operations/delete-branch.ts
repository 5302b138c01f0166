// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_DeleteBranch.html
// Deleting one that does not exist succeeds, and returns nothing.
import type { DeleteBranchOutput } from '@aws-sdk/client-codecommit';
import type { Operation } from '../../../kernel/context.ts';
import { defaultBranchKept } from '../faults.ts';
import { findBranch, requireRepository } from '../find.ts';
import { ask } from '../question.ts';

export const deleteBranch: Operation<'codecommit', 'DeleteBranch'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx);
  const branchName = input.branchName!;
  if (branchName === repository.defaultBranch) throw defaultBranchKept(branchName);
  const before = findBranch(repository, branchName, ctx);
  if (!before) return {};
  return ask<'set-branch', DeleteBranchOutput>(
    repository,
    { do: 'set-branch', branch: branchName },
    () => ({ deletedBranch: { branchName, commitId: before.target } }),
    ctx,
  );
};
