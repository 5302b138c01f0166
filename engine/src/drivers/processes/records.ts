// Records of started process groups, on disk, so that a later engine or command can end what an engine left behind.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasProc, hasVariable, processStart, readProcesses } from './process-table.ts';

interface ProcessRecord {
  readonly group: number;
  readonly startedAt: string;
  /** A variable of its environment, `NAME=value`, that no other process has. */
  readonly marker: string;
}

export class ProcessRecords {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, 'running');
    mkdirSync(this.#folder, { recursive: true });
  }

  add(group: number, marker: string): void {
    const record: ProcessRecord = { group, startedAt: processStart(group) ?? '', marker };
    writeFileSync(join(this.#folder, `${group}.json`), JSON.stringify(record));
  }

  remove(group: number): void {
    rmSync(join(this.#folder, `${group}.json`), { force: true });
  }
}

/** Kills the recorded process groups that still exist. Returns how many there were. */
export function sweepProcesses(folder: string): number {
  const running = join(folder, 'running');
  let ended = 0;
  for (const name of listed(running)) {
    const path = join(running, name);
    const record = read(path);
    if (record && isOurs(record) && killGroup(record.group, 'SIGKILL')) ended += 1;
    rmSync(path, { force: true });
  }
  return ended;
}

/** False when the group does not exist. */
export function killGroup(group: number, signal: NodeJS.Signals): boolean {
  // 0 and 1 would mean the engine's own group and every process.
  if (!Number.isInteger(group) || group <= 1) throw new Error(`Not a process group of a task: ${group}`);
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
    // macOS returns EPERM for a group of zombies.
    if ((error as NodeJS.ErrnoException).code === 'EPERM') return false;
    throw error;
  }
}

/** Whether the group exists. */
export function isGroup(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

/** Kills a group whose first process has ended. Its id may be another group's by now, so the marker must match. */
export function killMarked(group: number, marker: string): void {
  if (!isGroup(group)) return;
  const isOurs = readProcesses().some((row) => row.group === group && hasVariable(row.pid, marker));
  if (isOurs || !hasProc) killGroup(group, 'SIGKILL');
}

/** The id may be another process's by now: the start time must match or, when only children are left, the marker. */
function isOurs({ group, startedAt, marker }: ProcessRecord): boolean {
  const now = processStart(group);
  if (now !== undefined) return now === startedAt;
  return readProcesses().some((row) => row.group === group && hasVariable(row.pid, marker));
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function read(path: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessRecord;
  } catch {
    // Incomplete, because the engine was killed before the process was recorded: the lifeline has killed that one.
    return undefined;
  }
}
