// A ZIP file of a clone: a commit's files, and the repository's history in `.git`.
import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Zippable } from 'fflate';
import { fflate } from '../../kernel/lazily.ts';
import { git, type Repository } from './git.ts';

const madeByUnix = 3;

/**
 * @param work an existing folder, for the clone
 * @throws GitFailure
 */
export async function cloneArchive(
  repository: Repository,
  commit: string,
  work: string,
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(work, 'clone-'));
  try {
    // No hard links: what a build does to its clone must not reach the repository.
    await git(repository, 'clone', '--quiet', '--no-hardlinks', '--no-checkout', '.', folder);
    await git({ ...repository, path: folder }, 'checkout', '--quiet', '--detach', commit);
    return fflate().zipSync(filesOf(folder));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function filesOf(folder: string): Zippable {
  const files: Zippable = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name);
    const { mode } = lstatSync(path);
    const attributes = { os: madeByUnix, attrs: mode * 2 ** 16, level: 1 as const };
    const inside = relative(folder, path);
    if ((mode & 0o170000) === 0o040000) files[`${inside}/`] = [new Uint8Array(), { os: madeByUnix }];
    else if ((mode & 0o170000) === 0o120000) files[inside] = [Buffer.from(readlinkSync(path)), attributes];
    else files[inside] = [readFileSync(path), attributes];
  }
  return files;
}

/** What an engine that was killed has left. */
export function removeClones(work: string): void {
  for (const name of readdirSync(work)) {
    if (name.startsWith('clone-')) rmSync(join(work, name), { recursive: true, force: true });
  }
}
