// The files that two commits differ in.
import type { GitDifference } from '../../../contracts/git-hosting.ts';
import { git, type Repository } from '../git.ts';

const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

export async function diff(
  repository: Repository,
  from: string | undefined,
  to: string,
  paths: readonly string[] = [],
): Promise<GitDifference[]> {
  const args = ['diff-tree', '-r', '-z', '--no-renames', from ?? emptyTree, to, '--', ...paths];
  const parts = (await git(repository, '--literal-pathspecs', ...args)).toString().split('\0');
  const found: GitDifference[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [beforeMode = '', afterMode = '', beforeId = '', afterId = '', status = ''] =
      parts[at]!.slice(1).split(' ');
    const path = parts[at + 1]!;
    found.push({
      type: status === 'A' ? 'A' : status === 'D' ? 'D' : 'M',
      ...(status === 'A' ? {} : { before: { id: beforeId, path, mode: beforeMode } }),
      ...(status === 'D' ? {} : { after: { id: afterId, path, mode: afterMode } }),
    });
  }
  return found;
}
