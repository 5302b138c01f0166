// CodeCommit has an error for each kind of name that is missing or malformed.
import { AwsFault } from '../../kernel/faults.ts';
import type { Constraint, Violation } from './violations.ts';

/** The members of CodeCommit's inputs that have an error of their own, and how it calls them. */
const codeCommitNouns: Readonly<Record<string, readonly [name: string, inWords: string]>> = {
  repositoryName: ['RepositoryName', 'repository name'],
  oldName: ['RepositoryName', 'repository name'],
  newName: ['RepositoryName', 'repository name'],
  branchName: ['BranchName', 'branch name'],
  commitId: ['CommitId', 'commit ID'],
  filePath: ['Path', 'path'],
  folderPath: ['Path', 'path'],
};

/**
 * Undefined for what has no error of its own. https://docs.aws.amazon.com/codecommit/latest/APIReference/API_GetRepository.html#API_GetRepository_Errors
 */
export function codeCommitFault(
  { path, constraints: [constraint] }: Violation,
  demand: (constraint: Constraint) => string,
): AwsFault | undefined {
  const noun = codeCommitNouns[String(path.at(-1))];
  if (!noun || path.length > 1) return undefined;
  const [name, inWords] = noun;
  if (constraint!.rule === 'required')
    return new AwsFault({ code: `${name}RequiredException`, message: `A ${inWords} is required.` });
  return new AwsFault({
    code: `Invalid${name}Exception`,
    message: `The ${inWords} is not valid: ${demand(constraint!)}.`,
  });
}
