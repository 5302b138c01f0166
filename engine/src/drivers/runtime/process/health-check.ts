// Runs a container's health check at intervals, as Docker does.
// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_HealthCheck.html
import { type ChildProcess, spawn } from 'node:child_process';
import type { DriverHost } from '../../../contracts/driver.ts';
import type { ContainerSpecification } from '../../../contracts/runtime.ts';
import type { Clock, Timer } from '../../../kernel/clock.ts';
import { killGroup } from '../../processes/groups.ts';
import type { Lifeline } from '../../processes/lifeline.ts';
import { besideCommand, type HostCommand } from './command.ts';
import type { Supervised } from './supervised.ts';

type Status = 'HEALTHY' | 'UNHEALTHY';

export interface Checked {
  readonly container: Supervised;
  readonly check: NonNullable<ContainerSpecification['healthCheck']>;
  /** The folder of the unpacked image. */
  readonly root: string;
  /** The port on this machine for each container port. */
  readonly ports: ReadonlyMap<number, number>;
  readonly lifeline: Lifeline;
}

/** Reports each change of the status until it is cancelled or the container ends. */
export function startHealthCheck(
  { container, check, root, ports, lifeline }: Checked,
  { clock, machineClock }: Pick<DriverHost, 'clock' | 'machineClock'>,
  report: (status: Status) => void,
): Timer {
  const [kind, ...rest] = check.command;
  const command = (kind === 'CMD-SHELL' ? ['/bin/sh', '-c', ...rest] : kind === 'CMD' ? rest : []).map(
    (text) => toHostPorts(text, ports),
  );
  if (command.length === 0) return { cancel: () => {} };
  const startedAt = clock.now();
  let status: Status | undefined;
  let failures = 0;
  let isOver = false;
  let timer: Timer;
  const change = (to: Status) => {
    if (status === to) return;
    status = to;
    report(to);
  };
  let running: ReturnType<typeof runCheck> | undefined;
  const checkOnce = async () => {
    running = runCheck(
      besideCommand(container.current.command, root, command),
      container,
      check.timeoutMs,
      machineClock,
      lifeline,
    );
    const passed = await running.passed;
    if (isOver || !container.isRunning()) return;
    if (passed) {
      failures = 0;
      change('HEALTHY');
      // Failures in the start period do not count, unless the container has been healthy before.
    } else if (status === 'HEALTHY' || clock.now() - startedAt > check.startPeriodMs) {
      failures += 1;
      if (failures >= check.retries) change('UNHEALTHY');
    }
    timer = clock.after(check.intervalMs, checkOnce);
  };
  timer = clock.after(check.intervalMs, checkOnce);
  return {
    cancel: () => {
      isOver = true;
      timer.cancel();
      running?.kill();
    },
  };
}

/** Replaces the container's port in the command: without a network of its own the container listens on another one. */
function toHostPorts(text: string, ports: ReadonlyMap<number, number>): string {
  return text.replace(/\b(localhost|127\.0\.0\.1|0\.0\.0\.0):(\d+)\b/g, (match, _host, port: string) => {
    const host = ports.get(Number(port));
    return host === undefined ? match : `127.0.0.1:${host}`;
  });
}

function runCheck(
  command: HostCommand,
  { current: { user } }: Supervised,
  timeoutMs: number,
  clock: Clock,
  lifeline: Lifeline,
): { readonly passed: Promise<boolean>; kill(): void } {
  let child: ChildProcess;
  try {
    child = spawn(command.file, command.args, {
      cwd: command.cwd,
      env: command.environment,
      stdio: 'ignore',
      detached: true,
      ...(user.uid === undefined ? {} : { uid: user.uid }),
      ...(user.gid === undefined ? {} : { gid: user.gid }),
    });
  } catch {
    // A command that no system takes: longer than it allows, or with a NUL in it.
    return { passed: Promise.resolve(false), kill: () => {} };
  }
  const group = child.pid;
  let isOver = false;
  const kill = () => {
    if (group !== undefined && !isOver) killGroup(group, 'SIGKILL');
  };
  if (group !== undefined) lifeline.add(group);
  const timer = clock.after(timeoutMs, kill);
  const passed = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false));
    child.once('exit', (code) => resolve(code === 0));
  }).then((isPassed) => {
    timer.cancel();
    kill();
    isOver = true;
    if (group !== undefined) lifeline.remove(group);
    return isPassed;
  });
  return { passed, kill };
}
