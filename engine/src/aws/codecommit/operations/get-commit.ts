// https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetCommit.html
import type { GetCommitOutput } from '@aws-sdk/client-codecommit';
import type { Operation } from '../../../kernel/context.ts';
import { commitIdNotFound } from '../faults.ts';
import { requireRepository } from '../find.ts';
import { ask } from '../question.ts';

export const getCommit: Operation<'codecommit', 'GetCommit'> = (input, ctx) => {
  const repository = requireRepository(input.repositoryName!, ctx);
  const specifier = input.commitId!;
  return ask<'commit', GetCommitOutput>(
    repository,
    { do: 'commit', specifier },
    ({ parents, ...commit }) => ({ commit: { ...commit, parents: [...parents], additionalData: '' } }),
    ctx,
    ({ failure }) => (failure === 'no-commit' ? commitIdNotFound(specifier) : undefined),
  );
};
