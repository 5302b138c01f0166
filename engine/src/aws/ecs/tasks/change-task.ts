// Changes to a task's record. Each one raises the version that the API returns.

import type { Context } from '../../../kernel/context.ts';
import { publishTaskChange } from '../events.ts';
import { taskKey } from '../find/tasks.ts';
import { type TaskRecord, tasks } from '../state.ts';

export function changeTask(ctx: Context, task: TaskRecord, change: Partial<TaskRecord>): TaskRecord {
  const changed = { ...task, ...change, version: task.version + 1 };
  // What is stored, not `task`: a caller may have merged changes of its own into that.
  const before = ctx.get(tasks, taskKey(task));
  ctx.put(tasks, taskKey(task), changed);
  publishTaskChange(ctx, changed, before);
  return changed;
}

/** Sets the desired status to STOPPED. The first reason given is kept. */
export function stopTask(
  ctx: Context,
  task: TaskRecord,
  end: Pick<TaskRecord, 'stopCode' | 'stoppedReason' | 'failedHealth'>,
): TaskRecord {
  if (task.desiredStatus === 'STOPPED') return task;
  return changeTask(ctx, task, { ...end, desiredStatus: 'STOPPED', stoppingAt: ctx.now });
}
