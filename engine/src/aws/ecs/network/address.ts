// The address of a task: that of its own network interface (awsvpc), or else the EC2 instance that it runs on. Load
// balancers register it as the target's id, and endpoints.ts maps it to where the task can be reached on this machine.
import type { Context } from '../../../kernel/context.ts';
import { keyOf } from '../find/references.ts';
import { containerInstances, type TaskRecord } from '../state.ts';

export function addressOf(ctx: Context, task: TaskRecord): string | undefined {
  if (task.networkMode === 'awsvpc') return task.networkInterface?.privateIp;
  return ctx.get(containerInstances, keyOf(task.cluster, task.instance ?? ''))?.ec2InstanceId;
}
