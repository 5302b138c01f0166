// A container instance that is gone: its tasks end at once, without draining, and it becomes INACTIVE.
import type { Context } from '../../../kernel/context.ts';
import { tasksOnInstance } from '../find/tasks.ts';
import type { ContainerInstanceRecord } from '../state.ts';
import { changeTask, stopTask } from '../tasks/change-task.ts';
import { changeInstance } from './change-instance.ts';

/** @param reason becomes the tasks' stoppedReason */
export function retireInstance(
  ctx: Context,
  instance: ContainerInstanceRecord,
  reason: string,
): ContainerInstanceRecord {
  for (const task of tasksOnInstance(ctx, instance)) {
    // Their processes end with the machine.
    ctx.perform('runtime/stop-task', { taskArn: task.arn });
    const ended = stopTask(ctx, task, { stopCode: 'TerminationNotice', stoppedReason: reason });
    changeTask(ctx, ended, { lastStatus: 'DEPROVISIONING', executionStoppedAt: ctx.now });
  }
  return changeInstance(ctx, instance, { status: 'INACTIVE', agentConnected: false });
}
