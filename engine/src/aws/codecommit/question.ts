// Operations whose answer is in the repository: the git driver gives it.
import type { GitAnswers, GitQuestion } from '../../contracts/git-hosting.ts';
import type { Context } from '../../kernel/context.ts';
import type { AwsFault } from '../../kernel/faults.ts';
import { pending } from '../../kernel/pending.ts';
import type { Reports } from '../../kernel/registry.ts';
import { commitNotFound, fileNotFound, gitFailed, noChange, parentOutdated } from './faults.ts';
import type { RepositoryRecord } from './state.ts';

export type Failure = Extract<Reports['git/answer'], { failure: unknown }>;
type Asked<Q extends GitQuestion['do']> = Omit<Extract<GitQuestion, { do: Q }>, 'requestId' | 'repositoryId'>;

/** @param fault for failures that the operation names in its own way */
export function ask<Q extends GitQuestion['do'], O>(
  { id }: RepositoryRecord,
  question: Asked<Q>,
  output: (answer: GitAnswers[Q]) => O,
  ctx: Context,
  fault: (failure: Failure) => AwsFault | undefined = () => undefined,
): O {
  const requestId = ctx.ids.uuid();
  ctx.perform('git/ask', { requestId, repositoryId: id, ...question } as unknown as GitQuestion);
  return pending(
    'git/answer',
    (report) => report.requestId === requestId,
    (report) => {
      if ('failure' in report) throw fault(report) ?? usualFault(report);
      return output(report.answer as GitAnswers[Q]);
    },
  );
}

function usualFault({ failure, text }: Failure): AwsFault {
  switch (failure) {
    case 'no-commit':
      return commitNotFound(text);
    case 'no-path':
    case 'not-a-file':
      return fileNotFound(text);
    case 'outdated':
      return parentOutdated(text);
    case 'no-change':
      return noChange();
    case 'failed':
      return gitFailed(text);
  }
}
