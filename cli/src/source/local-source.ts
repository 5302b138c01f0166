// What the pipeline's source stage follows: a branch of the user's repository, or a snapshot where there is none.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UserError } from '../errors/user-error.ts';
import { git } from './git.ts';

export interface LocalSource {
  /** Absolute path of a git repository. */
  readonly repository: string;
  readonly branch: string;
  /** Whether a commit of the person's moves that branch. */
  readonly isFollowed: boolean;
  /** What a person should know: a snapshot, uncommitted changes, a detached HEAD. */
  readonly notices: readonly string[];
}

/** The working tree as it is, committed or not: what `up --watch` follows. Calling it again moves its branch. */
export function findWorkingTree(folder: string, state: string): LocalSource {
  return { ...snapshot(folder, state, []), isFollowed: true };
}

/** @param state where a snapshot's repository is kept */
export function findLocalSource(folder: string, state: string): LocalSource {
  const top = git(folder, ['rev-parse', '--show-toplevel']);
  if (top === undefined || top !== folder) {
    return snapshot(folder, state, [
      `${folder} is not a git repository: a snapshot of its files is deployed. Run \`drydock up\` again after a change, or \`git init\` and commit.`,
    ]);
  }
  if (git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD']) === undefined) {
    return snapshot(folder, state, [
      'This repository has no commit yet: a snapshot of its files is deployed.',
    ]);
  }
  const branch = git(folder, ['symbolic-ref', '--short', '--quiet', 'HEAD']);
  const changed = git(folder, ['status', '--porcelain'])?.split('\n').filter(Boolean).length ?? 0;
  const notices =
    changed > 0
      ? [
          `${changed} ${changed === 1 ? 'file is' : 'files are'} changed but not committed, and so not deployed.`,
        ]
      : [];
  if (branch !== undefined) return { repository: folder, branch, isFollowed: true, notices };
  return detached(folder, state, notices);
}

/**
 * A detached HEAD has no branch to follow: its commit gets one, in a repository beside the state that borrows the
 * clone's objects. A fetch would not do: git lets no other process read a clone that another user owns.
 */
function detached(folder: string, state: string, notices: readonly string[]): LocalSource {
  const commit = need(git(folder, ['rev-parse', 'HEAD']), 'read HEAD');
  const objects = need(git(folder, ['rev-parse', '--git-path', 'objects']), 'find the objects');
  const repository = sourceRepository(state);
  writeFileSync(join(repository, 'objects', 'info', 'alternates'), `${resolve(folder, objects)}\n`);
  need(git(repository, ['update-ref', 'refs/heads/detached', commit]), 'name the commit of HEAD');
  return {
    repository,
    branch: 'detached',
    isFollowed: false,
    notices: [
      ...notices,
      `HEAD is detached at ${commit.slice(0, 7)}: that commit is deployed, and no branch is followed.`,
    ],
  };
}

function snapshot(folder: string, state: string, notices: readonly string[]): LocalSource {
  const repository = sourceRepository(state);
  const env = {
    GIT_DIR: repository,
    GIT_WORK_TREE: folder,
    GIT_INDEX_FILE: join(repository, 'snapshot-index'),
    GIT_AUTHOR_NAME: 'Drydock',
    GIT_AUTHOR_EMAIL: 'drydock@localhost',
    GIT_COMMITTER_NAME: 'Drydock',
    GIT_COMMITTER_EMAIL: 'drydock@localhost',
  };
  // Also where the folder has no .gitignore: neither dependencies nor this very state.
  writeFileSync(join(repository, 'info', 'exclude'), 'node_modules/\n.drydock/\n');
  need(git(folder, ['add', '--all'], env), 'read the files');
  const tree = need(git(folder, ['write-tree'], env), 'write the tree');
  const parent = git(repository, ['rev-parse', '--verify', '--quiet', 'refs/heads/snapshot']);
  if (parent === undefined || git(repository, ['rev-parse', 'refs/heads/snapshot^{tree}']) !== tree) {
    const commit = need(
      git(folder, ['commit-tree', tree, '-m', 'Snapshot', ...(parent ? ['-p', parent] : [])], env),
      'commit',
    );
    need(git(repository, ['update-ref', 'refs/heads/snapshot', commit]), 'move the branch');
  }
  return { repository, branch: 'snapshot', isFollowed: false, notices };
}

function sourceRepository(state: string): string {
  const repository = join(state, 'source.git');
  mkdirSync(state, { recursive: true });
  mkdirSync(join(repository, 'info'), { recursive: true });
  need(git(state, ['init', '--quiet', '--bare', repository]), 'make a repository');
  return repository;
}

function need(output: string | undefined, what: string): string {
  if (output === undefined) throw new UserError(`git could not ${what} for the snapshot of this folder.`);
  return output;
}
