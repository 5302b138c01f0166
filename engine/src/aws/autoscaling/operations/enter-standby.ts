// Auto Scaling API, EnterStandby: deregistered from the target groups, and replaced unless the desired capacity is
// decremented.
import type { Operation } from '../../../kernel/context.ts';
import { recordActivity } from '../activities/activity.ts';
import { deregister } from '../apply/terminate.ts';
import { validationError } from '../faults.ts';
import { requireGroup, requireMemberOf } from '../find.ts';
import { groupTable, memberTable } from '../state.ts';
import { activityView } from '../views.ts';

export const enterStandby: Operation<'autoscaling', 'EnterStandby'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const ids = input.InstanceIds ?? [];
  const desired = group.DesiredCapacity - (input.ShouldDecrementDesiredCapacity ? ids.length : 0);
  if (desired < group.MinSize) {
    throw validationError(
      `AutoScalingGroup ${group.AutoScalingGroupName} has min-size=${group.MinSize}, max-size=${group.MaxSize}, and desired-size=${group.DesiredCapacity}. To place into standby ${ids.length} instance, please update the AutoScalingGroup sizes appropriately.`,
    );
  }
  const Activities = ids.map((id) => {
    const member = requireMemberOf(ctx, group, id);
    if (member.LifecycleState !== 'InService')
      throw validationError(`The instance ${id} is not in InService.`);
    deregister(ctx, group, id);
    ctx.put(memberTable, id, { ...member, LifecycleState: 'Standby' });
    const activity = recordActivity(ctx, group, {
      description: `Moving EC2 instance to Standby: ${id}`,
      cause: `At ${new Date(ctx.now).toISOString()} instance ${id} was moved to standby in response to a user request.`,
    });
    return activityView(activity);
  });
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, DesiredCapacity: desired });
  return { Activities };
};
