// Managed instance draining: a termination hook on the capacity provider's group holds each instance that is to go until
// ECS has moved its tasks. https://docs.aws.amazon.com/AmazonECS/latest/developerguide/managed-instance-draining.html
import type { Context } from '../../kernel/context.ts';
import { AwsFault } from '../../kernel/faults.ts';
import { lastSegment } from './names.ts';
import type { CapacityProviderRecord } from './state.ts';

export const drainingHookName = 'ecs-managed-draining-termination-hook';
/** 48 hours: AWS's longest wait. */
const heartbeatSeconds = 172_800;

export const drainsInstances = (provider: CapacityProviderRecord): boolean =>
  provider.autoScalingGroupProvider.managedDraining === 'ENABLED';

/** The group's name: an ARN ends in `autoScalingGroupName/<name>`. */
export const groupNameOf = (provider: CapacityProviderRecord): string =>
  lastSegment(provider.autoScalingGroupProvider.autoScalingGroupArn ?? '');

export function putDrainingHook(ctx: Context, provider: CapacityProviderRecord): void {
  ctx.call('autoscaling', 'PutLifecycleHook', {
    AutoScalingGroupName: groupNameOf(provider),
    LifecycleHookName: drainingHookName,
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    HeartbeatTimeout: heartbeatSeconds,
    DefaultResult: 'CONTINUE',
  });
}

export function removeDrainingHook(ctx: Context, provider: CapacityProviderRecord): void {
  try {
    ctx.call('autoscaling', 'DeleteLifecycleHook', {
      AutoScalingGroupName: groupNameOf(provider),
      LifecycleHookName: drainingHookName,
    });
  } catch (error) {
    // The group, and the hook with it, is gone already.
    if (!(error instanceof AwsFault)) throw error;
  }
}
