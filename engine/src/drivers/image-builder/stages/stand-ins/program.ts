// The program that stands for a command in the RUN of a Dockerfile. Arguments: the folder of these commands, the file that
// describes the RUN, the name of the command, and its own arguments.
import { spawnSync } from 'node:child_process';
import { existsSync, lchownSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { imageOwner } from '../../../images/owner.ts';
import { addAccount } from './accounts.ts';
import { corepack } from './corepack.ts';
import type { StandInCall } from './folder.ts';
import { accounts, includes, packageManagers, readers } from './names.ts';
import { imageFile } from './paths.ts';

const [folder = '', file = '', name = '', ...words] = process.argv.slice(2);
const { root, caller, command } = JSON.parse(readFileSync(file, 'utf8')) as StandInCall;
const say = (text: string) => process.stderr.write(`Drydock: ${text}\n`);

/** The command of this machine. */
function own(args: readonly string[]): number {
  const path = (process.env.PATH ?? '').split(delimiter).filter((each) => each !== folder);
  const env = { ...process.env, PATH: path.join(delimiter) };
  const { status, error } = spawnSync(name, args, { stdio: 'inherit', env });
  if (error) say(`${name}: ${error.message}`);
  return status ?? 127;
}

/** By the RUN itself: its shell, a subshell of it, or, in the exec form, whatever runs the RUN. */
function isCalledByRun(): boolean {
  if (process.ppid === caller) return true;
  try {
    return readFileSync(`/proc/${process.ppid}/cmdline`, 'utf8') === `${command.join('\0')}\0`;
  } catch {
    const { stdout = '' } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(process.ppid)], {
      encoding: 'utf8',
    });
    return stdout.trim() === command.join(' ').trim();
  }
}

function chown(args: readonly string[]): number {
  const [owner = '', ...paths] = args.filter((word) => !word.startsWith('-'));
  const found = imageOwner(root, name === 'chgrp' ? `0:${owner}` : owner);
  if (!found) {
    say(`${name}: the image has no user or group ${owner}`);
    return 1;
  }
  if (process.getuid?.() !== 0) {
    say(`${name} ${args.join(' ')} is skipped: only root can give files to another user`);
    return 0;
  }
  const isDeep = args.some((word) => /^-[a-zA-Z]*R|^--recursive$/.test(word));
  const give = (path: string): void => {
    const stat = lstatSync(path);
    lchownSync(path, name === 'chgrp' ? stat.uid : found.uid, owner.endsWith(':') ? stat.gid : found.gid);
    if (isDeep && stat.isDirectory()) for (const each of readdirSync(path)) give(join(path, each));
  };
  for (const path of paths) give(imageFile(root, path, process.cwd()));
  return 0;
}

const write = (word: string) => (word.startsWith('/') ? imageFile(root, word, process.cwd()) : word);

const read = (word: string) => (existsSync(write(word)) ? write(word) : word);

function run(): number {
  if (includes(packageManagers, name)) {
    say(
      `${name} ${words.join(' ')} is skipped: without a container nothing is installed, and what this machine has is used instead`,
    );
    return 0;
  }
  if (includes(accounts, name)) return addAccount(root, name, words);
  if (name === 'corepack') return corepack(root, words, say, own);
  if (!isCalledByRun()) return own(words);
  if (name === 'chown' || name === 'chgrp') return chown(words);
  return own(words.map(includes(readers, name) ? read : write));
}

try {
  process.exitCode = run();
} catch (error) {
  say(`${name}: ${(error as Error).message}`);
  process.exitCode = 1;
}
