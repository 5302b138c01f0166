// EC2 API, RebootInstances: what runs on the instance ends, and its agent registers again.
import type { Context, Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { clusterOf } from '../boot/ecs-agent.ts';
import { incorrectInstanceState } from '../faults.ts';
import { requireInstance } from '../find/require.ts';
import { type InstanceRecord, instanceTable } from '../state.ts';

export const rebootInstances: Operation<'ec2', 'RebootInstances'> = (input, ctx) => {
  for (const id of input.InstanceIds ?? []) {
    const instance = requireInstance(ctx, id);
    if (instance.State !== 'running') {
      throw incorrectInstanceState(`The instance '${id}' is not in a state from which it can be rebooted.`);
    }
    const Boot = {
      ...instance.Boot,
      agentConnected: false,
      console: [...instance.Boot.console, '[drydock] Rebooted.'],
    };
    ctx.put(instanceTable, id, { ...instance, Boot });
    endTasks(ctx, instance);
  }
  return {};
};

/** Containers do not outlive their machine: services replace the tasks. */
function endTasks(ctx: Context, { InstanceId, Boot }: InstanceRecord): void {
  const containerInstance = Boot.containerInstanceArn;
  if (!containerInstance) return;
  const cluster = clusterOf(Boot.plan?.agentSettings ?? {});
  const reason = `Host EC2 (instance ${InstanceId}) rebooted.`;
  try {
    const { taskArns = [] } = ctx.call('ecs', 'ListTasks', { cluster, containerInstance });
    for (const task of taskArns) ctx.call('ecs', 'StopTask', { cluster, task, reason });
  } catch (error) {
    // The cluster is gone, and its tasks with it.
    if (!(error instanceof AwsFault)) throw error;
  }
}
