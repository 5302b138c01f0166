// Takes a task out of its target groups and service registries, before its containers are stopped.
import type { Context } from '../../../kernel/context.ts';
import { deregisterTargets } from '../load-balancing/targets.ts';
import { deregisterInstances } from '../service-discovery/instances.ts';
import type { TaskRecord } from '../state.ts';
import { changeTask } from './change-task.ts';

/** @param drain whether its containers can still finish what is in flight */
export function deactivate(ctx: Context, task: TaskRecord, drain: boolean): TaskRecord {
  const { targets, drainUntil } = deregisterTargets(ctx, task, drain);
  return changeTask(ctx, task, {
    lastStatus: 'DEACTIVATING',
    targets,
    drainUntil,
    ...withoutInstances(ctx, task),
  });
}

export function withoutInstances(ctx: Context, task: TaskRecord): Pick<TaskRecord, 'registries'> {
  const registries = deregisterInstances(ctx, task);
  return registries ? { registries } : {};
}
