// A commit that changes files of a branch, made without a working tree.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { GitAnswers, GitPut, GitQuestion } from '../../../contracts/git-hosting.ts';
import { git, gitWith, type Repository } from '../git.ts';
import { diff } from './diff.ts';
import { Unanswerable } from './failure.ts';
import { identity } from './identity.ts';

type Write = Extract<GitQuestion, { do: 'write' }>;

export async function write(
  repository: Repository,
  { requestId, branch, parent, author, message, at, puts, deletes, moved }: Write,
): Promise<GitAnswers['write']> {
  const reference = `refs/heads/${branch}`;
  const tip = (
    await git(repository, 'rev-parse', '--verify', '--quiet', reference).catch(() => Buffer.from(''))
  )
    .toString()
    .trim();
  if (tip !== (parent ?? '')) throw new Unanswerable('outdated', tip);
  const index = join(repository.path, `index-${requestId}`);
  const environment = { GIT_INDEX_FILE: index, ...identity(author, at) };
  const run = async (input: Uint8Array | undefined, ...args: string[]) =>
    (await gitWith(repository, { environment, ...(input ? { input } : {}) }, ...args)).toString().trim();
  try {
    await run(undefined, 'read-tree', ...(parent ? [parent] : ['--empty']));
    await remove(deletes, run);
    for (const put of puts) {
      const { mode, id } = await entryOf(put, run);
      await run(undefined, 'update-index', '--add', '--replace', '--cacheinfo', `${mode},${id},${put.path}`);
    }
    await remove(moved, run);
    const treeId = await run(undefined, 'write-tree');
    if (parent && treeId === (await run(undefined, 'rev-parse', `${parent}^{tree}`))) {
      throw new Unanswerable('no-change', 'The commit would change nothing.');
    }
    const parents = parent ? ['-p', parent] : [];
    const commitId = await run(Buffer.from(message), 'commit-tree', treeId, ...parents, '-F', '-');
    await run(undefined, 'update-ref', reference, commitId, parent ?? '0'.repeat(40));
    return { commitId, treeId, changes: await diff(repository, parent, commitId) };
  } finally {
    rmSync(index, { force: true });
  }
}

type Run = (input: Uint8Array | undefined, ...args: string[]) => Promise<string>;

async function remove(paths: readonly string[], run: Run): Promise<void> {
  for (const path of paths) {
    const listed = await run(undefined, '--literal-pathspecs', 'ls-files', '-z', '--', path);
    if (listed !== `${path}\0`) {
      throw new Unanswerable('no-path', path);
    }
    // A mode of 0 removes it: https://git-scm.com/docs/git-update-index#_using_index_info
    const removal = Buffer.from(`0 ${'0'.repeat(40)}\t${path}\0`);
    await run(removal, 'update-index', '-z', '--index-info');
  }
}

async function entryOf(
  { path, mode, content, from }: GitPut,
  run: Run,
): Promise<{ readonly mode: string; readonly id: string }> {
  const staged = async (of: string) => {
    const line = await run(undefined, '--literal-pathspecs', 'ls-files', '--stage', '--', of);
    const [, known = '', id = ''] = /^(\d+) (\w+) /.exec(line) ?? [];
    return id ? { mode: known, id } : undefined;
  };
  const before = await staged(from ?? path);
  if (!content && !before) throw new Unanswerable('no-path', from ?? path);
  const id = content ? await run(content, 'hash-object', '-w', '--stdin') : before!.id;
  return { mode: mode ?? before?.mode ?? '100644', id };
}
