// Commits to a branch, for the operations that write files. A branch that does not exist is made only by the first commit
// of an empty repository.
import type { GitAnswers, GitPut } from '../../contracts/git-hosting.ts';
import type { Context } from '../../kernel/context.ts';
import type { AwsFault } from '../../kernel/faults.ts';
import { branchNotFound, parentOutdated, parentRequired } from './faults.ts';
import { branchesOf, findBranch } from './find.ts';
import { checkBranchName } from './names.ts';
import { ask, type Failure } from './question.ts';
import type { RepositoryRecord } from './state.ts';

interface CommitRequest {
  readonly branch: string;
  readonly parent: string | undefined;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly message: string;
  readonly puts: readonly GitPut[];
  readonly deletes: readonly string[];
  /** Deleted once their content is elsewhere. */
  readonly moved?: readonly string[];
}

export function writeCommit<O>(
  repository: RepositoryRecord,
  { branch, parent, name, email, message, puts, deletes, moved = [] }: CommitRequest,
  output: (answer: GitAnswers['write']) => O,
  ctx: Context,
  fault?: (failure: Failure) => AwsFault | undefined,
): O {
  checkBranchName(branch);
  const tip = findBranch(repository, branch, ctx)?.target;
  if (!tip && branchesOf(repository, ctx).length > 0) throw branchNotFound(branch);
  if (tip && !parent) throw parentRequired();
  if (tip && parent !== tip) throw parentOutdated(tip);
  return ask<'write', O>(
    repository,
    {
      do: 'write',
      branch,
      ...(tip ? { parent: tip } : {}),
      author: { name: identity(name) || 'root', email: identity(email) },
      message: message.replaceAll('\0', ''),
      at: ctx.now,
      puts,
      deletes,
      moved,
    },
    output,
    ctx,
    fault,
  );
}

/** Without what git does not take in a name. */
const identity = (text = ''): string =>
  text.replace(/[\p{Cc}<>]/gu, '').replace(/^[\s.,:;"\\']+|[\s.,:;"\\']+$/g, '');
