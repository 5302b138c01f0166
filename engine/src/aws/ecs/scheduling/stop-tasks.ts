// Stops tasks of a service because it needs fewer of them, a batch at a time.
import type { TaskRecord } from '../state.ts';
import { batch, type ServiceStep } from './snapshot.ts';

export function stopTasks(tasks: readonly TaskRecord[]): ServiceStep[] {
  const stopping = tasks.slice(0, batch);
  return [...stopping.map((task) => stopTask(task)), stoppedEvent(stopping)];
}

/** @param deploymentId for a task that no deployment started */
export function stopTask({ id, startedBy }: TaskRecord, deploymentId?: string): ServiceStep {
  const reason = `Scaling activity initiated by (deployment ${startedBy ?? deploymentId})`;
  return { do: 'stop-task', taskId: id, reason };
}

export const stoppedEvent = (tasks: readonly Pick<TaskRecord, 'id'>[]): ServiceStep => ({
  do: 'stopped-event',
  taskIds: tasks.map(({ id }) => id),
});
