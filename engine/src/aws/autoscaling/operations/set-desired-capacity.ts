// Auto Scaling API, SetDesiredCapacity.
import type { Operation } from '../../../kernel/context.ts';
import { causes } from '../activities/causes.ts';
import { activityInProgress, validationError } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { setDesired } from '../group/capacity.ts';

export const setDesiredCapacity: Operation<'autoscaling', 'SetDesiredCapacity'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const desired = input.DesiredCapacity!;
  const name = group.AutoScalingGroupName;
  if (desired > group.MaxSize) {
    throw validationError(
      `New SetDesiredCapacity value ${desired} is above max value ${group.MaxSize} for the AutoScalingGroup.`,
    );
  }
  if (desired < group.MinSize) {
    throw validationError(
      `New SetDesiredCapacity value ${desired} is below min value ${group.MinSize} for the AutoScalingGroup.`,
    );
  }
  if (input.HonorCooldown && (group.cooldownUntil ?? 0) > ctx.now) {
    throw activityInProgress(`group ${name} is in its cooldown period`);
  }
  setDesired(ctx, group, desired, causes.set(ctx.now, group.DesiredCapacity, desired));
  return {};
};
