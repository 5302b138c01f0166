// The names that CodeCommit allows: of repositories, of branches and of files.
import { branchNotFound, invalidBranchName, invalidPath, invalidRepositoryName } from './faults.ts';
import type { RepositoryRecord } from './state.ts';
import { bare } from './views.ts';

export function checkName(name: string): void {
  if (!/^[\w.-]{1,100}$/.test(name) || name.endsWith('.git')) throw invalidRepositoryName(name);
}

/** https://git-scm.com/docs/git-check-ref-format */
export function checkBranchName(branch: string): void {
  const isBad =
    /[\p{Cc}\s~^:?*[\\]|\.\.|@\{|\/\/|^[/.-]|\/\.|\.lock(?:\/|$)|[/.]$/u.test(branch) || branch === '@';
  if (isBad || /^[0-9a-f]{40}$/.test(branch)) throw invalidBranchName(branch);
}

/** Without leading and trailing slashes. @throws AwsFault for a path that git would not store */
export function checkPath(path: string): string {
  const name = bare(path);
  const isBad = name.split('/').some((part) => ['', '.', '..'].includes(part) || /^\.git$/i.test(part));
  if (isBad || name.includes('\0')) throw invalidPath(path);
  return name;
}

/** What is read when no commit is named: the default branch. */
export function defaultSpecifier({ defaultBranch }: RepositoryRecord): string {
  if (defaultBranch === undefined) throw branchNotFound('main');
  return defaultBranch;
}
