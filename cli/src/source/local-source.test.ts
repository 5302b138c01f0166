import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { git } from './git.ts';
import { findLocalSource } from './local-source.ts';

let folder: string;
let state: string;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'drydock-source-')));
  state = join(folder, '.drydock');
  writeFileSync(join(folder, 'a.txt'), 'a');
  writeFileSync(join(folder, '.gitignore'), 'ignored\n.drydock\n');
  writeFileSync(join(folder, 'ignored'), 'x');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@localhost', '-c', 'safe.directory=*'];
  const { status, stdout, stderr } = spawnSync('git', ['-C', folder, ...identity, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return stdout.trim();
}

function makeRepository(): string {
  run('init', '--quiet', '--initial-branch', 'trunk');
  run('add', '--all');
  run('commit', '--quiet', '--message', 'first');
  return run('rev-parse', 'HEAD');
}

const filesOf = ({ repository, branch }: { repository: string; branch: string }) =>
  git(repository, ['ls-tree', '-r', '--name-only', `refs/heads/${branch}`])?.split('\n');

describe('the source of the pipeline', () => {
  it('is the branch of a repository, as it is', () => {
    makeRepository();
    expect(findLocalSource(folder, state)).toEqual({
      repository: folder,
      branch: 'trunk',
      isFollowed: true,
      notices: [],
    });
  });

  it('leaves out uncommitted changes, and says so', () => {
    makeRepository();
    writeFileSync(join(folder, 'a.txt'), 'b');
    writeFileSync(join(folder, 'new.txt'), 'c');
    expect(findLocalSource(folder, state).notices).toEqual([
      '2 files are changed but not committed, and so not deployed.',
    ]);
  });

  it('is a snapshot of a folder that is no repository, taken again only when a file changed', () => {
    const first = findLocalSource(folder, state);
    expect(first.notices.join()).toContain('is not a git repository: a snapshot of its files is deployed');
    expect(filesOf(first)).toEqual(['.gitignore', 'a.txt']);
    const head = () => git(first.repository, ['rev-parse', `refs/heads/${first.branch}`]);
    const before = head();
    findLocalSource(folder, state);
    expect(head()).toBe(before);
    writeFileSync(join(folder, 'a.txt'), 'changed');
    findLocalSource(folder, state);
    expect(head()).not.toBe(before);
  });

  it('is a snapshot of a folder inside somebody else’s repository', () => {
    makeRepository();
    const inner = join(folder, 'inner');
    mkdirSync(inner);
    writeFileSync(join(inner, 'b.txt'), 'b');
    const source = findLocalSource(inner, join(inner, '.drydock'));
    expect(source.branch).toBe('snapshot');
    expect(filesOf(source)).toEqual(['b.txt']);
  });

  it('is a snapshot of a repository that has no commit yet', () => {
    run('init', '--quiet');
    const source = findLocalSource(folder, state);
    expect(source.notices).toEqual([
      'This repository has no commit yet: a snapshot of its files is deployed.',
    ]);
    expect(filesOf(source)).toEqual(['.gitignore', 'a.txt']);
  });

  it('is the commit of a detached HEAD, on a branch of its own', () => {
    const commit = makeRepository();
    run('checkout', '--quiet', '--detach');
    const source = findLocalSource(folder, state);
    expect(source.notices).toEqual([
      `HEAD is detached at ${commit.slice(0, 7)}: that commit is deployed, and no branch is followed.`,
    ]);
    expect(git(source.repository, ['rev-parse', `refs/heads/${source.branch}`])).toBe(commit);
  });

  it.skipIf(process.getuid?.() !== 0)(
    'may be a clone that another user owns (only root can give one away)',
    () => {
      makeRepository();
      for (const path of [folder, join(folder, '.git')]) chownSync(path, 65_534, 65_534);
      expect(findLocalSource(folder, state)).toMatchObject({ repository: folder, branch: 'trunk' });
    },
  );
});
