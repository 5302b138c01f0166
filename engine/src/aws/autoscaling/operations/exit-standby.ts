// Auto Scaling API, ExitStandby: the instance returns through Pending, and the desired capacity is incremented.
import type { Operation } from '../../../kernel/context.ts';
import { beginActivity } from '../activities/activity.ts';
import { validationError } from '../faults.ts';
import { requireGroup, requireMemberOf } from '../find.ts';
import { clamp } from '../group/capacity.ts';
import { groupTable, memberTable } from '../state.ts';
import { activityView } from '../views.ts';

export const exitStandby: Operation<'autoscaling', 'ExitStandby'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const ids = input.InstanceIds ?? [];
  const Activities = ids.map((id) => {
    const member = requireMemberOf(ctx, group, id);
    if (member.LifecycleState !== 'Standby') throw validationError(`The instance ${id} is not in Standby.`);
    const activity = beginActivity(ctx, group, {
      description: `Moving EC2 instance out of Standby: ${id}`,
      cause: `At ${new Date(ctx.now).toISOString()} instance ${id} was moved out of standby in response to a user request.`,
    });
    ctx.put(memberTable, id, { ...member, LifecycleState: 'Pending', activityId: activity.ActivityId });
    return activityView(activity);
  });
  const DesiredCapacity = clamp(group.DesiredCapacity + ids.length, group);
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, DesiredCapacity });
  return { Activities };
};
