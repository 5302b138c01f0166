// Runs a program beside a container's own: with its environment, in its working directory, and at a terminal, which
// `script` (util-linux, or BSD's) makes. Without `script` it reads and writes pipes.
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { accessSync, constants, readlinkSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { Executed } from '../../../contracts/sessions.ts';
import { killGroup } from '../../processes/groups.ts';
import type { Lifeline } from '../../processes/lifeline.ts';
import { hasProc, readProcesses } from '../../processes/process-table.ts';
import { noProgram, words } from '../exec/words.ts';
import { besideCommand, type HostCommand } from './command.ts';
import type { ContainerProcess } from './container.ts';

/** @throws Error with a sentence for the caller */
export function execute(
  container: ContainerProcess,
  root: string,
  command: string,
  lifeline: Lifeline,
): Executed {
  const [program = '', ...args] = words(command);
  const found = besideCommand(container.command, root, [program, ...args]);
  if (!isExecutable(found.file)) throw noProgram(program);
  const { file, args: given } = atTerminal(found);
  lifeline.hold();
  const child = spawn(file, given, {
    cwd: found.cwd,
    env: { TERM: 'xterm-256color', ...found.environment },
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
    ...(container.user.uid === undefined ? {} : { uid: container.user.uid }),
    ...(container.user.gid === undefined ? {} : { gid: container.user.gid }),
  });
  const output = new PassThrough();
  for (const stream of [child.stdout, child.stderr]) stream.pipe(output, { end: false });
  // A program that ends reads no more.
  child.stdin.on('error', () => {});
  const group = child.pid;
  if (group !== undefined) lifeline.add(group);
  let isOver = false;
  const exitCode = new Promise<number>((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', (code) => resolve(code ?? 137));
  }).then((code) => {
    isOver = true;
    if (group !== undefined) {
      killGroup(group, 'SIGKILL');
      lifeline.remove(group);
    }
    output.end();
    return code;
  });
  const kill = () => {
    if (group === undefined || isOver) return;
    // The terminal's program leads a session of its own.
    for (const { pid } of programsOf(group)) killGroup(pid, 'SIGKILL');
    killGroup(group, 'SIGKILL');
  };
  container.exit.then(kill);
  return {
    output,
    exitCode,
    write: (bytes) => void child.stdin.write(bytes),
    resize: (columns, rows) => resize(child, columns, rows),
    kill,
  };
}

interface Script {
  readonly isUtilLinux: boolean;
  readonly canEcho: boolean;
}

let script: Script | null | undefined;

function findScript(): Script | undefined {
  if (script === undefined) {
    const { status, stdout = '' } = spawnSync('script', ['--help'], { encoding: 'utf8' });
    const isUtilLinux = status === 0 && stdout.includes('--command');
    const isBsd = !isUtilLinux && process.platform === 'darwin';
    script = isUtilLinux || isBsd ? { isUtilLinux, canEcho: stdout.includes('--echo') } : null;
  }
  return script ?? undefined;
}

function atTerminal({ file, args }: HostCommand): {
  readonly file: string;
  readonly args: readonly string[];
} {
  const found = findScript();
  if (!found) return { file, args };
  if (!found.isUtilLinux) return { file: 'script', args: ['-q', '/dev/null', file, ...args] };
  const quoted = [file, ...args].map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');
  return {
    file: 'script',
    args: [
      ...['--quiet', '--return', '--flush'],
      // Without it, a terminal whose other end is a pipe does not show what is typed.
      ...(found.canEcho ? ['--echo', 'always'] : []),
      ...['--command', `exec ${quoted}`, '/dev/null'],
    ],
  };
}

const programsOf = (terminal: number) =>
  hasProc ? readProcesses().filter(({ parent }) => parent === terminal) : [];

/** By the terminal's name, as no pipe can say how wide it is. */
function resize({ pid }: ChildProcess, columns: number, rows: number, looks = 0): void {
  if (!hasProc || pid === undefined) return;
  const [program] = programsOf(pid);
  const terminal = program && nameOfTerminal(program.pid);
  if (terminal) execFile('stty', ['-F', terminal, 'cols', String(columns), 'rows', String(rows)], () => {});
  // The program may just be starting.
  else if (looks < 50)
    setTimeout(() => resize({ pid } as ChildProcess, columns, rows, looks + 1), 20).unref();
}

function nameOfTerminal(pid: number): string | undefined {
  try {
    const name = readlinkSync(`/proc/${pid}/fd/0`);
    return name.startsWith('/dev/pts/') ? name : undefined;
  } catch {
    return undefined;
  }
}

function isExecutable(file: string): boolean {
  const places = file.includes('/')
    ? [file]
    : (process.env.PATH ?? '').split(delimiter).map((each) => join(each, file));
  return places.some((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
