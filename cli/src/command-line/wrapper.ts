// npm, npx and the shell that they start a program with pass on no signal that ends them at once: a command in the
// foreground that they have started would run on without them.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Clock } from '../clock/clock.ts';
import { isAlive } from './is-alive.ts';

export interface Process {
  readonly pid: number;
  readonly parent: number;
  /** Its command line. */
  readonly command: string;
}

const shell = /^(\S*\/)?(ba|da|z|k|a)?sh (-\S+ )*-c\b/;
/** npm gives its processes a title of its own, such as `npm exec drydock engine`. */
const packageManager = /^(\S*\/)?(npm|npx|pnpm|yarn|bun|bunx)\b|\/(npm-cli|npx-cli|pnpm|yarn)\.[cm]?js\b/;
/** Our own starter, where this Node.js is too old and another one runs the program. */
const starter = /\bdrydock(\.mjs)?\b/;

/**
 * The processes that package managers have put around a program: their own, and shells and starters between. Empty where none
 * did: a program that a person, a script or a service manager has started may outlive them.
 */
export function wrappersOf(parent: number, find: (pid: number) => Process | undefined): number[] {
  const around: number[] = [];
  let count = 0;
  for (let at = find(parent); at !== undefined && at.pid > 1; at = find(at.parent)) {
    around.push(at.pid);
    if (packageManager.test(at.command)) count = around.length;
    else if (!shell.test(at.command) && !starter.test(at.command)) break;
  }
  return around.slice(0, count);
}

/** By /proc where there is one, otherwise by ps, which every Unix has. */
export function findProcess(pid: number): Process | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    return { pid, parent: Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]), command };
  } catch {
    return byPs(pid);
  }
}

function byPs(pid: number): Process | undefined {
  try {
    const args = ['-o', 'ppid=,args=', '-p', String(pid)];
    const line = execFileSync('ps', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    const [, parent = '', command = ''] = /^(\d+)\s+(.*)$/s.exec(line) ?? [];
    return parent === '' ? undefined : { pid, parent: Number(parent), command };
  } catch {
    return undefined;
  }
}

const everyMs = 500;

/** Calls `ended` once one of the processes is gone, until the signal aborts. */
export async function watchWrappers(
  wrappers: readonly number[],
  clock: Clock,
  signal: AbortSignal,
  ended: () => void,
  isRunning: (pid: number) => boolean = isAlive,
): Promise<void> {
  if (wrappers.length === 0) return;
  while (!signal.aborted) {
    if (!wrappers.every(isRunning)) return ended();
    await clock.delay(everyMs, false);
  }
}

/** Ends a command in the foreground as SIGTERM does, once what a package manager has put around it is gone. */
export function endWithWrappers(clock: Clock, signal: AbortSignal, end: () => void): void {
  void watchWrappers(wrappersOf(process.ppid, findProcess), clock, signal, end);
}
