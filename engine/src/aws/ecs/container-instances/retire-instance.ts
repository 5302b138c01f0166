// A container instance leaves for good: its tasks end where they stand, without draining.
import type { Context } from '../../../kernel/context.ts';
import { instanceKey } from '../find/references.ts';
import { type ContainerInstanceRecord, containerInstances } from '../state.ts';
import { changeTask, stopTask } from '../tasks/change-task.ts';
import { tasksOn } from '../views/container-instance.ts';

/** @param reason becomes the tasks' stoppedReason */
export function retireInstance(
  ctx: Context,
  instance: ContainerInstanceRecord,
  reason: string,
): ContainerInstanceRecord {
  for (const task of tasksOn(instance, ctx)) {
    // Their processes die with the machine.
    ctx.perform('runtime/stop-task', { taskArn: task.arn });
    const ended = stopTask(ctx, task, { stopCode: 'TerminationNotice', stoppedReason: reason });
    changeTask(ctx, ended, { lastStatus: 'DEPROVISIONING', executionStoppedAt: ctx.now });
  }
  const retired: ContainerInstanceRecord = {
    ...instance,
    status: 'INACTIVE',
    agentConnected: false,
    version: instance.version + 1,
  };
  ctx.put(containerInstances, instanceKey(instance), retired);
  return retired;
}
