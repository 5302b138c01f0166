// Ends processes by their mark, with everything that descends from them: children that called setsid or daemonised have
// left their group but not their environment; children that cleared their environment still have a parent or a session. One that gave up all three is out of reach.
import { isMarked } from './mark.ts';
import { OutOfDescriptors, type ProcessRow, readMarks, readProcesses } from './process-table.ts';

/** A process may fork faster than it is killed: look again as long as new ones are found. */
const maxRounds = 50;
/** Descriptors that ran out come back when a connection or a file is closed. */
const againAfterMs = 100;

/** Kills everything that carries one of the marks. Returns how many processes there were. */
export function killMarked(...marks: readonly string[]): number {
  const killed = new Set<string>();
  for (let round = 0; round < maxRounds; round++) {
    const fresh = marked(readProcesses(), marks).filter((row) => !killed.has(nameOf(row)));
    if (fresh.length === 0) break;
    for (const row of fresh) {
      killed.add(nameOf(row));
      kill(row.pid);
    }
  }
  return killed.size;
}

/** As `killMarked`, but what ends in the same moment is looked for once: each look reads the whole process table. */
export function endMarked(mark: string): Promise<void> {
  return new Promise((resolve) => {
    if (ending.size === 0) setImmediate(endAll);
    ending.set(mark, [...(ending.get(mark) ?? []), resolve]);
  });
}

const ending = new Map<string, (() => void)[]>();

function endAll(): void {
  const all = [...ending];
  ending.clear();
  try {
    killMarked(...all.map(([mark]) => mark));
  } catch (error) {
    if (!(error instanceof OutOfDescriptors)) throw error;
    for (const [mark, resolves] of all) ending.set(mark, resolves);
    setTimeout(endAll, againAfterMs);
    return;
  }
  for (const [, resolves] of all) for (const resolve of resolves) resolve();
}

/** The marked processes, their sessions and their descendants; never this process or one that it runs inside. */
function marked(rows: readonly ProcessRow[], marks: readonly string[]): ProcessRow[] {
  const spared = ancestors(rows, process.pid);
  const found = new Map<number, ProcessRow>();
  const sessions = new Set<number>();
  const children = Map.groupBy(rows, (row) => row.parent);
  const add = (row: ProcessRow) => {
    if (found.has(row.pid) || spared.has(row.pid)) return;
    found.set(row.pid, row);
    for (const child of children.get(row.pid) ?? []) add(child);
  };
  const values = readMarks(rows.map(({ pid }) => pid));
  for (const row of rows) {
    const value = values.get(row.pid);
    if (value === undefined || !marks.some((mark) => isMarked(value, mark))) continue;
    // A session led by a marked process is its own.
    if (row.session === row.pid) sessions.add(row.session);
    add(row);
  }
  for (const row of rows) if (row.session !== undefined && sessions.has(row.session)) add(row);
  return [...found.values()];
}

function ancestors(rows: readonly ProcessRow[], pid: number): Set<number> {
  const parents = new Map(rows.map((row) => [row.pid, row.parent]));
  const spared = new Set([0, 1]);
  for (let at: number | undefined = pid; at !== undefined && !spared.has(at); at = parents.get(at))
    spared.add(at);
  return spared;
}

const nameOf = ({ pid, startedAt }: ProcessRow) => `${pid} ${startedAt}`;

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended meanwhile, or is another user's.
  }
}
