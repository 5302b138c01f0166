import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireCluster } from '../find/clusters.ts';
import { arnIn, keyIn } from '../find/references.ts';
import { tasks } from '../state.ts';
import { changeTask } from '../tasks/change-task.ts';
import { protectionView } from '../views/task-protection.ts';

const defaultMinutes = 120;
const longestMinutes = 2880;

export const updateTaskProtection: Operation<'ecs', 'UpdateTaskProtection'> = (input, ctx) => {
  const cluster = requireCluster(ctx, input.cluster);
  const minutes = input.expiresInMinutes ?? defaultMinutes;
  if (minutes < 1 || minutes > longestMinutes)
    throw invalidParameter(`expiresInMinutes must be between 1 and ${longestMinutes}.`);
  const protectedTasks = [];
  const failures = [];
  for (const reference of input.tasks ?? []) {
    const arn = arnIn(cluster, 'task', reference);
    const task = ctx.get(tasks, keyIn(cluster, 'task', reference));
    if (!task || task.desiredStatus === 'STOPPED')
      failures.push({ arn, reason: task ? 'TASK_NOT_VALID' : 'MISSING' });
    else if (!task.service)
      failures.push({ arn, reason: 'TASK_NOT_VALID', detail: 'The task is not part of a service.' });
    else {
      const { protectedUntil: _before, ...rest } = task;
      const until = input.protectionEnabled ? { protectedUntil: ctx.now + minutes * 60_000 } : {};
      protectedTasks.push(protectionView(changeTask(ctx, { ...rest }, until), ctx.now));
    }
  }
  return { protectedTasks, failures };
};
