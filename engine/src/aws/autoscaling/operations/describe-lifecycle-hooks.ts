// Auto Scaling API, DescribeLifecycleHooks.
import type { Operation } from '../../../kernel/context.ts';
import { hooksOf, requireGroup } from '../find.ts';

export const describeLifecycleHooks: Operation<'autoscaling', 'DescribeLifecycleHooks'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName).AutoScalingGroupName;
  const names = input.LifecycleHookNames ?? [];
  return {
    LifecycleHooks: hooksOf(ctx, group)
      .filter(({ LifecycleHookName }) => names.length === 0 || names.includes(LifecycleHookName))
      .map((hook) => ({
        ...hook,
        GlobalTimeout: Math.min(172_800, 100 * hook.HeartbeatTimeout),
      })),
  };
};
