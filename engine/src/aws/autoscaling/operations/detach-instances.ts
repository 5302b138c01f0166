// Auto Scaling API, DetachInstances: they run on, outside the group.
import type { Operation } from '../../../kernel/context.ts';
import { beginActivity, updateActivity } from '../activities/activity.ts';
import { deregister } from '../apply/terminate.ts';
import { validationError } from '../faults.ts';
import { requireGroup, requireMember } from '../find.ts';
import { activityTable, groupTable, memberTable } from '../state.ts';
import { activityView } from '../views.ts';

export const detachInstances: Operation<'autoscaling', 'DetachInstances'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const ids = input.InstanceIds ?? [];
  const desired = group.DesiredCapacity - (input.ShouldDecrementDesiredCapacity ? ids.length : 0);
  if (desired < group.MinSize) {
    throw validationError(
      `AutoScalingGroup ${group.AutoScalingGroupName} has min-size=${group.MinSize}: detaching ${ids.length} would go below it.`,
    );
  }
  const Activities = ids.map((id) => {
    requireMember(ctx, id);
    deregister(ctx, group, id);
    ctx.delete(memberTable, id);
    const activity = beginActivity(ctx, group, {
      description: `Detaching EC2 instance: ${id}`,
      cause: `At ${new Date(ctx.now).toISOString()} instance ${id} was detached in response to a user request.`,
    });
    updateActivity(ctx, activity, 'Successful');
    return activityView(ctx.get(activityTable, activity)!);
  });
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, DesiredCapacity: desired });
  ctx.enqueue('autoscaling/group', group.AutoScalingGroupName);
  return { Activities };
};
