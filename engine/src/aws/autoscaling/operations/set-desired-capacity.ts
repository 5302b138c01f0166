// Auto Scaling API, SetDesiredCapacity.
import type { Operation } from '../../../kernel/context.ts';
import { setDesired } from '../capacity.ts';
import { causes } from '../causes.ts';
import { activityInProgress, validationError } from '../faults.ts';
import { requiredGroup } from '../find.ts';

export const setDesiredCapacity: Operation<'autoscaling', 'SetDesiredCapacity'> = (input, ctx) => {
  const group = requiredGroup(ctx, input.AutoScalingGroupName);
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
