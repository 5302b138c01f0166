// Changes to a task's record: each raises its version, as the API shows it.

import { parseArn } from '../../../kernel/arn.ts';
import type { Context } from '../../../kernel/context.ts';
import { taskKey } from '../find/references.ts';
import { type TaskRecord, tasks } from '../state.ts';

export function changeTask(ctx: Context, task: TaskRecord, change: Partial<TaskRecord>): TaskRecord {
  const changed = { ...task, ...change, version: task.version + 1 };
  ctx.put(tasks, taskKey(task), changed);
  return changed;
}

/** Asks for a task's end; what was asked for first stands. */
export function stopTask(
  ctx: Context,
  task: TaskRecord,
  end: Pick<TaskRecord, 'stopCode' | 'stoppedReason' | 'failedHealth'>,
): TaskRecord {
  if (task.desiredStatus === 'STOPPED') return task;
  return changeTask(ctx, task, { ...end, desiredStatus: 'STOPPED', stoppingAt: ctx.now });
}

/** The task that a driver's report is about. */
export function reportedTask(ctx: Context, arn: string): TaskRecord | undefined {
  const [, cluster, id] = parseArn(arn)?.resource.split('/') ?? [];
  return ctx.get(tasks, `${cluster}/${id}`);
}
