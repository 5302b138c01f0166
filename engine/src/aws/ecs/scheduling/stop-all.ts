// Stops all tasks of a deployment, a batch at a time, and waits until their connections are drained.
import type { Plan } from '../../../kernel/controller.ts';
import type { TaskRecord } from '../state.ts';
import { earliest } from './scaling.ts';
import type { ServiceSnapshot, ServiceStep } from './snapshot.ts';
import { isLeaving } from './snapshot-tasks.ts';
import { stopTasks } from './stop-tasks.ts';

/** Undefined when none is left. */
export function planStop(tasks: ServiceSnapshot['tasks'], now: number): Plan<ServiceStep> | undefined {
  const locked = ({ protectedUntil = 0 }: TaskRecord) => protectedUntil > now;
  const running = tasks.filter((task) => task.desiredStatus === 'RUNNING' && !locked(task));
  if (running.length > 0) return { steps: stopTasks(running) };
  const revisitAt = earliest(tasks.filter(locked).map((task) => task.protectedUntil));
  return tasks.some(isLeaving) ? { steps: [], revisitAt } : undefined;
}
