// Applies a task's next step.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { taskKey } from '../find/tasks.ts';
import { deregisterTargets } from '../load-balancing/targets.ts';
import { deleteEndpoints } from '../network/endpoints.ts';
import { createInterface, deleteInterface } from '../network/interfaces.ts';
import { publishAliases } from '../service-connect/aliases.ts';
import { type TaskRecord, tasks } from '../state.ts';
import { changeTask } from './change-task.ts';
import { deactivate, withoutInstances } from './deactivate.ts';
import { launch, start } from './launch.ts';
import type { TaskStep } from './plan-task.ts';

export function applyTaskStep(step: TaskStep, ctx: Context, key: string): void {
  const task = ctx.get(tasks, key);
  if (!task) return;
  perform(step, task, ctx);
  if (task.registries?.some(({ registered }) => registered)) publishAliases(ctx, task.cluster, task.service);
}

function perform(step: TaskStep, task: TaskRecord, ctx: Context): void {
  switch (step.do) {
    case 'provision':
      provision(ctx, task);
      break;
    case 'launch':
      launch(ctx, task);
      break;
    case 'start':
      start(ctx, task);
      break;
    case 'deactivate':
      deactivate(ctx, task, step.drain);
      break;
    case 'stop':
      ctx.perform('runtime/stop-task', { taskArn: task.arn });
      changeTask(ctx, task, { lastStatus: 'STOPPING', ...withoutInstances(ctx, task) });
      break;
    case 'deprovision':
      deprovision(ctx, task);
      break;
    case 'delete':
      ctx.delete(tasks, taskKey(task));
      break;
  }
}

function provision(ctx: Context, task: TaskRecord): void {
  if (task.networkMode !== 'awsvpc') {
    changeTask(ctx, task, { lastStatus: 'PENDING', heldUntil: undefined });
    return;
  }
  try {
    const networkInterface = createInterface(ctx, task);
    changeTask(ctx, task, { lastStatus: 'PENDING', heldUntil: undefined, networkInterface });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    changeTask(ctx, task, {
      desiredStatus: 'STOPPED',
      stoppingAt: ctx.now,
      stopCode: 'TaskFailedToStart',
      stoppedReason: `Unexpected EC2 error while attempting to Create Network Interface in subnet '${task.subnetId}': ${error.code}`,
    });
  }
}

function deprovision(ctx: Context, task: TaskRecord): void {
  const { targets } = deregisterTargets(ctx, task, false);
  const instances = withoutInstances(ctx, task);
  deleteEndpoints(ctx, task);
  deleteInterface(ctx, task);
  changeTask(ctx, task, {
    lastStatus: 'STOPPED',
    desiredStatus: 'STOPPED',
    targets,
    ...instances,
    containers: task.containers.map((container) => ({ ...container, lastStatus: 'STOPPED' as const })),
    stoppingAt: task.stoppingAt ?? ctx.now,
    executionStoppedAt: task.executionStoppedAt ?? ctx.now,
    stoppedAt: ctx.now,
  });
}
