// Auto Scaling API, DetachInstances: the instances keep running outside the group.
import type { Operation } from '../../../kernel/context.ts';
import { recordActivity } from '../activities/activity.ts';
import { deregister } from '../apply/terminate.ts';
import { validationError } from '../faults.ts';
import { requireGroup, requireMemberOf } from '../find.ts';
import { groupTable, memberTable } from '../state.ts';
import { activityView } from '../views.ts';

export const detachInstances: Operation<'autoscaling', 'DetachInstances'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const ids = input.InstanceIds ?? [];
  const desired = group.DesiredCapacity - (input.ShouldDecrementDesiredCapacity ? ids.length : 0);
  if (desired < group.MinSize) {
    throw validationError(
      `AutoScalingGroup ${group.AutoScalingGroupName} has min-size=${group.MinSize}, max-size=${group.MaxSize}, and desired-size=${group.DesiredCapacity}. To detach ${ids.length} instance, please update the AutoScalingGroup sizes appropriately.`,
    );
  }
  const Activities = ids.map((id) => {
    requireMemberOf(ctx, group, id);
    deregister(ctx, group, id);
    ctx.delete(memberTable, id);
    const activity = recordActivity(ctx, group, {
      description: `Detaching EC2 instance: ${id}`,
      cause: `At ${new Date(ctx.now).toISOString()} instance ${id} was detached in response to a user request.`,
    });
    return activityView(activity);
  });
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, DesiredCapacity: desired });
  ctx.enqueue('autoscaling/group', group.AutoScalingGroupName);
  return { Activities };
};
