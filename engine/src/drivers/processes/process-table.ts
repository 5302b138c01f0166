// Lists this machine's processes, from /proc on Linux and from `ps` elsewhere.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

export interface ProcessRow {
  readonly pid: number;
  readonly group: number;
  /** Distinguishes a process from a later one with the same id. */
  readonly startedAt: string;
  /** CPU seconds, including those of children that it has waited for. */
  readonly cpuSeconds: number;
}

/** Whether this system has /proc, which shows the environment of processes. */
export const hasProc = existsSync('/proc/self/stat');
/** Linux reports CPU time in hundredths of a second (USER_HZ). */
const ticksPerSecond = 100;

export function readProcesses(): ProcessRow[] {
  return hasProc ? fromProc() : fromPs();
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

/** Whether the process's environment has this variable; false where the system does not show it. */
export function hasVariable(pid: number, variable: string): boolean {
  try {
    return hasProc && readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(variable);
  } catch {
    return false;
  }
}

function fromProc(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => statOf(Number(name)) ?? []);
}

/** See proc_pid_stat(5). The name in parentheses may contain anything, so fields are counted after it. */
function statOf(pid: number): ProcessRow | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const field = (number: number) => fields[number - 3] ?? '';
    // A zombie has ended and only waits for its parent.
    if (field(3) === 'Z' || field(3) === 'X') return undefined;
    const ticks = [14, 15, 16, 17].reduce((total, number) => total + Number(field(number)), 0);
    return { pid, group: Number(field(5)), startedAt: field(22), cpuSeconds: ticks / ticksPerSecond };
  } catch {
    return undefined;
  }
}

function fromPs(): ProcessRow[] {
  const text = execFileSync('ps', ['-axo', 'pid=,pgid=,time=,lstart='], { encoding: 'utf8' });
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const [pid, group, time = '0', ...start] = line.trim().split(/\s+/);
      const cpuSeconds = time
        .split(/[:-]/)
        .map(Number)
        .reduce((total, part) => total * 60 + part, 0);
      return { pid: Number(pid), group: Number(group), startedAt: start.join(' '), cpuSeconds };
    });
}
