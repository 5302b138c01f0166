// Where the state of a folder lies when nobody says: in `.drydock` where that exists or the folder is Drydock's own, and
// otherwise outside the tree, where no file of a person's is touched and no tool of theirs finds what is in it.
// https://specifications.freedesktop.org/basedir-spec/latest/
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('../../../..', import.meta.url)).replace(/\/$/, '');
/** One of them is in every folder that an engine has used. */
const engineFiles = ['state.sqlite', 'engine.log', 'engine.json', 'source.git'];

export interface Surroundings {
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The clone of Drydock that this program is part of, if it is one. */
  readonly ownClone?: string;
}

export function stateFolderOf({ folder, environment, ownClone = own }: Surroundings): string {
  const root = repositoryOf(folder);
  for (let at = folder; ; at = dirname(at)) {
    const inTree = join(at, '.drydock');
    if (isStateFolder(inTree)) return inTree;
    if (at === root || at === dirname(at)) break;
  }
  if (root === real(ownClone)) return join(root, '.drydock');
  const home = environment.HOME || homedir();
  const states = environment.XDG_STATE_HOME || join(home, '.local', 'state');
  const name = basename(root).replaceAll(/[^\w.-]/g, '-') || 'root';
  const digest = createHash('sha256').update(root).digest('hex').slice(0, 8);
  return resolve(states, 'drydock', `${name}-${digest}`);
}

export const isStateFolder = (path: string) => engineFiles.some((name) => existsSync(join(path, name)));

/** Makes the folder; git ignores what is in it, wherever it is. */
export function makeStateFolder(path: string): void {
  mkdirSync(path, { recursive: true });
  const ignore = join(path, '.gitignore');
  if (!existsSync(ignore)) writeFileSync(ignore, '*\n');
}

/** The git repository that a folder is in, or the folder itself: all of a repository has one state. */
export function repositoryOf(folder: string): string {
  const start = real(folder);
  for (let at = start; at !== dirname(at); at = dirname(at)) if (existsSync(join(at, '.git'))) return at;
  return start;
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
