// The runtime `simulated`: tasks without processes, for tests and scale. It runs on the engine's clock.

import type { Driver, DriverHost } from '../../../contracts/driver.ts';
import { runtimeFeatures, type TaskUsage } from '../../../contracts/runtime.ts';
import type { Timer } from '../../../kernel/clock.ts';
import type { SimulatedNetwork } from '../../simulated-network/network.ts';
import { notRunning } from '../exec/words.ts';
import type { Behave } from './behaviour.ts';
import { SimulatedTask } from './task.ts';

export interface SimulatedRuntimeOptions {
  readonly behave?: Behave;
  /** Where the tasks' ports are; sockets of this machine when absent. */
  readonly network?: SimulatedNetwork;
  /** How often what tasks use is reported: at multiples of it. */
  readonly usageEveryMs?: number;
}

export interface SimulatedRuntime extends Driver {
  /** Ends a task's containers as if they had been killed, which is reported later. @returns whether it ran here */
  crash(taskArn: string, exitCode: number, reportedAfterMs: number): boolean;
  /** The ARNs of the tasks that it has. */
  running(): readonly string[];
}

export function createSimulatedRuntime(
  host: DriverHost,
  { behave = () => ({}), network, usageEveryMs = 5000 }: SimulatedRuntimeOptions = {},
): SimulatedRuntime {
  const tasks = new Map<string, SimulatedTask>();
  let timer: Timer | undefined;
  const untilNext = () => usageEveryMs - (host.clock.now() % usageEveryMs);
  const reportUsage = () => {
    timer = tasks.size > 0 ? host.clock.after(untilNext(), reportUsage) : undefined;
    const usage: TaskUsage[] = [];
    for (const task of tasks.values()) {
      const used = task.usage();
      if (used) usage.push(used);
    }
    if (usage.length > 0) host.report('runtime/usage', { tasks: usage });
  };
  return {
    name: 'simulated',
    effects: {
      'runtime/start-task': (specification) => {
        if (tasks.has(specification.taskArn)) return;
        // A task that is not known here has ended, or never ran.
        const failed = () => void tasks.delete(specification.taskArn);
        const task = new SimulatedTask({ specification, host, behave, network, failed });
        tasks.set(specification.taskArn, task);
        timer ??= host.clock.after(untilNext(), reportUsage);
      },
      'runtime/stop-task': ({ taskArn }) => {
        const task = tasks.get(taskArn);
        const stopped = () => {
          tasks.delete(taskArn);
          host.report('runtime/task-stopped', { taskArn });
        };
        if (task) task.stop(stopped);
        else stopped();
      },
      'runtime/remove-file-system': () => {},
      'runtime/start-stress': ({ stressId, taskArn, kind, workers, percent }) => {
        const task = tasks.get(taskArn);
        if (kind === 'cpu') task?.stress(stressId, (workers || 1) * percent);
        host.report(
          'runtime/stress',
          task
            ? { stressId, status: 'running' }
            : { stressId, status: 'failed', reason: 'The task does not run.' },
        );
      },
      'runtime/stop-stress': ({ stressId }) => {
        for (const task of tasks.values()) task.stress(stressId, 0);
      },
      'runtime/signal-processes': ({ requestId }) =>
        host.report('runtime/processes-signalled', {
          requestId,
          count: 0,
          reason: 'This task is simulated: there is no process in it.',
        }),
    },
    async execute({ taskArn, container }) {
      const task = tasks.get(taskArn);
      if (!task) throw notRunning(container);
      return task.execute(container);
    },
    async recover() {
      host.report('runtime/capabilities', {
        runtime: 'simulated',
        // Nothing runs that could miss anything.
        features: [...runtimeFeatures],
      });
      host.report('runtime/recovered', { taskArns: [] });
    },
    running: () => [...tasks.keys()],
    crash: (taskArn, ...how) => tasks.get(taskArn)?.crash(...how) ?? false,
    async stop() {
      timer?.cancel();
      for (const task of tasks.values()) task.kill();
      tasks.clear();
    },
  };
}
