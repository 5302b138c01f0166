// Lists this machine's processes, from /proc on Linux and from `ps` elsewhere.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { markVariable } from './mark.ts';

export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Unknown where there is no /proc. */
  readonly session?: number;
  /** Distinguishes a process from a later one with the same id. */
  readonly startedAt: string;
  /** CPU seconds, including those of children that it has waited for. */
  readonly cpuSeconds: number;
}

/** This process may open no more files: which processes there are is unknown. */
export class OutOfDescriptors extends Error {}

function throwIfOutOfDescriptors(error: unknown): void {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'EMFILE' || code === 'ENFILE') throw new OutOfDescriptors('too many open files');
}

/** Whether this system has /proc, which shows the environment of processes. */
export const hasProc = existsSync('/proc/self/stat');
/** Linux reports CPU time in hundredths of a second (USER_HZ). */
const ticksPerSecond = 100;

/**
 * @param without processes that may be left out
 * @throws OutOfDescriptors
 */
export function readProcesses(without: ReadonlySet<number> = new Set()): ProcessRow[] {
  return hasProc ? fromProc(without) : fromPs();
}

/** When the process was started; undefined when it does not exist. */
export function processStart(pid: number): string | undefined {
  if (hasProc) return statOf(pid)?.startedAt;
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return text || undefined;
  } catch {
    return undefined;
  }
}

/** Resident memory without shared files, which is what a memory limit counts. */
export function memoryMiB(pid: number): number {
  try {
    if (hasProc) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      const kib = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
      return (kib('RssAnon') + kib('RssShmem')) / 1024;
    }
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;
  } catch {
    // The process has ended meanwhile.
    return 0;
  }
}

/** The values of the mark's variable, by process, in the environments that processes began with. */
export function readMarks(pids: readonly number[]): Map<number, string> {
  if (!hasProc) return marksOf(execFileSync('ps', ['axeww', '-o', 'pid=,command='], { encoding: 'utf8' }));
  return new Map(
    pids.flatMap((pid) => {
      const mark = markFromProc(pid);
      return mark === undefined ? [] : [[pid, mark] as const];
    }),
  );
}

/** From what `ps` prints of commands and their environments; a mark has no spaces. */
export function marksOf(text: string): Map<number, string> {
  const line = new RegExp(`^\\s*(\\d+)\\s.*\\s${markVariable}=(\\S+)`);
  return new Map(
    text.split('\n').flatMap((each) => {
      const [, pid, mark = ''] = line.exec(each) ?? [];
      return pid === undefined ? [] : [[Number(pid), mark] as const];
    }),
  );
}

function markFromProc(pid: number): string | undefined {
  try {
    const variable = `${markVariable}=`;
    const environment = environmentFromProc(pid);
    if (!environment.includes(variable)) return undefined;
    const found = environment.split('\0').find((each) => each.startsWith(variable));
    return found?.slice(variable.length);
  } catch (error) {
    throwIfOutOfDescriptors(error);
    // It has ended, or is another user's.
    return undefined;
  }
}

/** A process whose program is just being replaced by execve has no environment for a moment: it is looked at again. */
function environmentFromProc(pid: number): string {
  for (let looks = 1; ; looks++) {
    const environment = readFileSync(`/proc/${pid}/environ`, 'latin1');
    if (environment !== '' || looks === maxLooks || !mayBeInExecve(pid, looks)) return environment;
    Atomics.wait(paused, 0, 0, lookAgainAfterMs);
  }
}

const lookAgainAfterMs = 1;
/** A busy machine may leave a process inside execve for a while. */
const maxLooks = 1000;
const paused = new Int32Array(new SharedArrayBuffer(4));

/** What has ended is not, nor a kernel thread, which has no memory. The kernel notes an environment's start, then its end. */
function mayBeInExecve(pid: number, looks: number): boolean {
  const field = statFieldsOf(pid);
  const [state, memory, start, end] = [field(3), field(23), field(50), field(51)];
  if (state === 'Z' || state === 'X' || memory === '0') return false;
  return end === '0' || start !== end || looks < 3;
}

/** See proc_pid_stat(5). The name in parentheses may contain anything, so fields are counted after it. */
function statFieldsOf(pid: number): (number: number) => string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .trim()
    .split(' ');
  return (number) => fields[number - 3] ?? '';
}

function fromProc(without: ReadonlySet<number>): ProcessRow[] {
  return pids().flatMap((pid) => (without.has(pid) ? [] : (statOf(pid) ?? [])));
}

function pids(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number);
  } catch (error) {
    throwIfOutOfDescriptors(error);
    throw error;
  }
}

function statOf(pid: number): ProcessRow | undefined {
  try {
    const field = statFieldsOf(pid);
    // A zombie has ended and only waits for its parent.
    if (field(3) === 'Z' || field(3) === 'X') return undefined;
    const ticks = [14, 15, 16, 17].reduce((total, number) => total + Number(field(number)), 0);
    return {
      pid,
      parent: Number(field(4)),
      group: Number(field(5)),
      session: Number(field(6)),
      startedAt: field(22),
      cpuSeconds: ticks / ticksPerSecond,
    };
  } catch (error) {
    throwIfOutOfDescriptors(error);
    return undefined;
  }
}

function fromPs(): ProcessRow[] {
  const text = execFileSync('ps', ['-axo', 'pid=,ppid=,pgid=,time=,lstart='], { encoding: 'utf8' });
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, parent, group, time = '0', ...start] = line.trim().split(/\s+/);
      const cpuSeconds = time
        .split(/[:-]/)
        .map(Number)
        .reduce((total, part) => total * 60 + part, 0);
      return {
        pid: Number(pid),
        parent: Number(parent),
        group: Number(group),
        startedAt: start.join(' '),
        cpuSeconds,
      };
    });
}
