// Follows the EC2 instances below container instances: one that no longer runs takes its tasks with it and is deregistered.
import type { Controller } from '../../../kernel/controller.ts';
import { retireInstance } from '../container-instances/retire-instance.ts';
import { unlessFault } from '../faults.ts';
import { instanceKey } from '../find/container-instances.ts';
import { type ContainerInstanceRecord, containerInstances } from '../state.ts';

interface Snapshot {
  readonly instance: ContainerInstanceRecord;
  /** The EC2 instance's state; `terminated` when EC2 does not know it any more. */
  readonly state: string;
}

type Step =
  | { readonly do: 'retire'; readonly reason: string }
  | { readonly do: 'connect'; readonly connected: boolean };

export const containerInstanceController: Controller<Snapshot, Step> = {
  name: 'ecs/container-instance',
  keys: (state) => state.keys(containerInstances),
  observe: (state, key) => {
    const instance = state.get(containerInstances, key);
    if (!instance || instance.status === 'INACTIVE') return undefined;
    const found = unlessFault(() =>
      state.call('ec2', 'DescribeInstances', { InstanceIds: [instance.ec2InstanceId] }),
    );
    return { instance, state: found?.Reservations?.[0]?.Instances?.[0]?.State?.Name ?? 'terminated' };
  },
  plan: ({ instance, state }) => ({ steps: stepsFor(instance, state) }),
  apply: (step, ctx, key) => {
    const instance = ctx.get(containerInstances, key);
    if (!instance) return;
    if (step.do === 'retire') retireInstance(ctx, instance, step.reason);
    else
      ctx.put(containerInstances, instanceKey(instance), {
        ...instance,
        agentConnected: step.connected,
        version: instance.version + 1,
      });
  },
  watches: {
    'ec2/instances': (instanceId, state) =>
      state
        .all(containerInstances)
        .filter((instance) => instance.ec2InstanceId === instanceId && instance.status !== 'INACTIVE')
        .map(instanceKey),
  },
};

function stepsFor(instance: ContainerInstanceRecord, state: string): Step[] {
  switch (state) {
    case 'running':
    case 'pending':
      return instance.agentConnected ? [] : [{ do: 'connect', connected: true }];
    case 'shutting-down':
    case 'terminated':
      return [{ do: 'retire', reason: `Host EC2 (instance ${instance.ec2InstanceId}) terminated.` }];
    default:
      // stopping, stopped: the machine may come back, its tasks do not.
      return [{ do: 'retire', reason: `Host EC2 (instance ${instance.ec2InstanceId}) stopped.` }];
  }
}
