// `killall` in a task: signals the processes of its containers that have a name.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { hasProc, readProcesses } from '../../processes/process-table.ts';
import type { ContainerProcess } from './container.ts';

/** Returns how many were signalled. */
export function signalProcesses(
  containers: readonly ContainerProcess[],
  name: string,
  signal: NodeJS.Signals,
): number {
  const groups = new Set(containers.map(({ group }) => group));
  const chosen = readProcesses().filter(
    ({ group, session, pid }) =>
      (groups.has(group) || (session !== undefined && groups.has(session))) && namesOf(pid).includes(name),
  );
  return chosen.filter(({ pid }) => signalled(pid, signal)).length;
}

/** What the kernel calls it, and its program: Node.js renames its main thread. A process may end while it is looked at. */
function namesOf(pid: number): string[] {
  try {
    if (!hasProc)
      return [basename(execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).trim())];
    const [program = ''] = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    return [readFileSync(`/proc/${pid}/comm`, 'utf8').trim(), basename(program)];
  } catch {
    return [];
  }
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
