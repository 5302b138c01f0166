// Auto Scaling API, EnterStandby: out of the target groups, and replaced unless the desired capacity goes down.
import type { Operation } from '../../../kernel/context.ts';
import { beginActivity, updateActivity } from '../activities/activity.ts';
import { deregister } from '../apply/terminate.ts';
import { validationError } from '../faults.ts';
import { requireGroup, requireMember } from '../find.ts';
import { activityTable, groupTable, memberTable } from '../state.ts';
import { activityView } from '../views.ts';

export const enterStandby: Operation<'autoscaling', 'EnterStandby'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const ids = input.InstanceIds ?? [];
  const desired = group.DesiredCapacity - (input.ShouldDecrementDesiredCapacity ? ids.length : 0);
  if (desired < group.MinSize) {
    throw validationError(
      `AutoScalingGroup ${group.AutoScalingGroupName} has min-size=${group.MinSize}, and desired-size=${group.DesiredCapacity}. To place into standby ${ids.length} instance, please update the AutoScalingGroup sizes appropriately.`,
    );
  }
  const Activities = ids.map((id) => {
    const member = requireMember(ctx, id);
    if (member.LifecycleState !== 'InService')
      throw validationError(`The instance ${id} is not in InService.`);
    deregister(ctx, group, id);
    ctx.put(memberTable, id, { ...member, LifecycleState: 'Standby' });
    const activity = beginActivity(ctx, group, {
      description: `Moving EC2 instance to Standby: ${id}`,
      cause: `At ${new Date(ctx.now).toISOString()} instance ${id} was moved to standby in response to a user request.`,
    });
    updateActivity(ctx, activity, 'Successful');
    return activityView(ctx.get(activityTable, activity)!);
  });
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, DesiredCapacity: desired });
  return { Activities };
};
