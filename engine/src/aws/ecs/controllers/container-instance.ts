// Follows the EC2 instances that container instances run on. When one no longer runs, its tasks end and its container
// instance becomes INACTIVE.
import type { Controller } from '../../../kernel/controller.ts';
import { changeInstance } from '../container-instances/change-instance.ts';
import { retireInstance } from '../container-instances/retire-instance.ts';
import { unlessFault } from '../faults.ts';
import { instanceKey, instancesOnEc2 } from '../find/container-instances.ts';
import { type ContainerInstanceRecord, containerInstances } from '../state.ts';

interface Snapshot {
  readonly instance: ContainerInstanceRecord;
  /** The EC2 instance's state; `terminated` when EC2 no longer knows it. */
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
    else changeInstance(ctx, instance, { agentConnected: step.connected });
  },
  watches: {
    'ec2/instances': (instanceId, state) => instancesOnEc2(state, instanceId).map(instanceKey),
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
      // stopping, stopped: the machine may start again, its tasks do not.
      return [{ do: 'retire', reason: `Host EC2 (instance ${instance.ec2InstanceId}) stopped.` }];
  }
}
