// One container, as a process group on this machine.
import { type ChildProcess, spawn } from 'node:child_process';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import { killGroup } from '../../processes/groups.ts';
import type { Lifeline } from '../../processes/lifeline.ts';
import type { LineLog } from '../../processes/line-log.ts';
import { endMarked } from '../../processes/marked.ts';
import { TaskFailure } from '../lifecycle/failure.ts';
import type { HostCommand } from './command.ts';
import type { RunAs } from './user.ts';

export interface ContainerExit {
  readonly exitCode: number;
  readonly reason?: string;
}

export interface ContainerProcess {
  readonly specification: ContainerSpecification;
  readonly command: HostCommand;
  readonly user: RunAs;
  readonly group: number;
  /** Resolves as soon as its first process has ended. */
  readonly exit: Promise<ContainerExit>;
  /** Resolves when all its processes have ended and its output has been reported. */
  readonly exited: Promise<ContainerExit>;
  isRunning(): boolean;
  signal(signal: NodeJS.Signals): void;
  /** Kills it. The reason becomes the container's. */
  kill(reason?: string): void;
}

export interface Keeping {
  readonly lifeline: Lifeline;
  /** Absent when the container has no log configuration: its output is dropped. */
  readonly log?: LineLog;
}

const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGILL: 4,
  SIGTRAP: 5,
  SIGABRT: 6,
  SIGBUS: 7,
  SIGFPE: 8,
  SIGKILL: 9,
  SIGUSR1: 10,
  SIGSEGV: 11,
  SIGUSR2: 12,
  SIGPIPE: 13,
  SIGALRM: 14,
  SIGTERM: 15,
};

/** How long to wait for output after the exit, in case something outside the group holds the pipe open. */
const drainMs = 500;

/**
 * @param mark in the command's environment: what carries it ends with the container
 * @throws TaskFailure when the program cannot be executed
 */
export async function startContainer(
  specification: ContainerSpecification,
  command: HostCommand,
  user: RunAs,
  mark: string,
  keeping: Keeping,
): Promise<ContainerProcess> {
  const output = keeping.log ? 'pipe' : 'ignore';
  keeping.lifeline.hold();
  const child = spawn(command.file, command.args, {
    cwd: command.cwd,
    env: command.environment,
    stdio: ['ignore', output, output],
    // In a group of its own its children get its signals, too, and Ctrl-C in the engine's terminal does not reach it.
    detached: true,
    ...(user.uid === undefined ? {} : { uid: user.uid }),
    ...(user.gid === undefined ? {} : { gid: user.gid }),
  });
  if (child.pid === undefined) {
    const error = await new Promise<Error>((resolve) => child.once('error', resolve));
    throw new TaskFailure(
      `CannotStartContainerError: Error response from daemon: failed to create task for container: exec: "${command.file}": ${error.message}`,
    );
  }
  const group = child.pid;
  keeping.lifeline.add(group);
  if (child.stdout) keeping.log?.read(child.stdout);
  if (child.stderr) keeping.log?.read(child.stderr);
  let isRunning = true;
  let killedFor: string | undefined;
  const exit = whenExited(child).then((code): ContainerExit => {
    isRunning = false;
    // When the first process ends, Docker kills the others.
    killGroup(group, 'SIGKILL');
    return killedFor === undefined ? { exitCode: code } : { exitCode: 137, reason: killedFor };
  });
  const exited = exit.then(async (outcome) => {
    await Promise.all([endMarked(mark), drained(child)]);
    keeping.log?.flush();
    keeping.lifeline.remove(group);
    return outcome;
  });
  return {
    specification,
    command,
    user,
    group,
    exit,
    exited,
    isRunning: () => isRunning,
    signal: (signal) => {
      if (isRunning) killGroup(group, signal);
    },
    kill: (reason) => {
      if (!isRunning) return;
      killedFor ??= reason;
      killGroup(group, 'SIGKILL');
    },
  };
}

function whenExited(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    // Docker reports a signal as 128 plus its number, as shells do.
    child.once('exit', (code, signal) => resolve(code ?? 128 + (signalNumbers[signal ?? ''] ?? 0)));
  });
}

function drained(child: ChildProcess): Promise<void> {
  const streams = [child.stdout, child.stderr].filter((stream) => stream !== null);
  const ends = streams.map((stream) =>
    stream.closed ? undefined : new Promise((resolve) => stream.once('close', resolve)),
  );
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      for (const stream of streams) stream.destroy();
      resolve();
    }, drainMs);
    Promise.all(ends).then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
