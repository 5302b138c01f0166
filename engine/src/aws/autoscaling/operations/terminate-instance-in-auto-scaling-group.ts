// Auto Scaling API, TerminateInstanceInAutoScalingGroup: the instance is replaced, unless the desired
// capacity is decremented.
import type { Operation } from '../../../kernel/context.ts';
import { causes } from '../activities/causes.ts';
import { leaveService } from '../apply/terminate.ts';
import { validationError } from '../faults.ts';
import { requireGroup, requireMember } from '../find.ts';
import { activityTable, groupTable } from '../state.ts';
import { activityView } from '../views.ts';

export const terminateInstanceInAutoScalingGroup: Operation<
  'autoscaling',
  'TerminateInstanceInAutoScalingGroup'
> = (input, ctx) => {
  const member = requireMember(ctx, input.InstanceId);
  const group = requireGroup(ctx, member.AutoScalingGroupName);
  if (member.LifecycleState?.startsWith('Terminating')) {
    throw validationError(`The instance ${member.InstanceId} is not in InService or Standby.`);
  }
  if (input.ShouldDecrementDesiredCapacity) {
    const desired = group.DesiredCapacity - 1;
    if (desired < group.MinSize) {
      throw validationError(
        `Currently, desiredSize equals minSize (${group.MinSize}). Terminating instance without replacement will violate group's min size constraint. Either set shouldDecrementDesiredCapacity flag to false or lower group's min size.`,
      );
    }
    ctx.put(groupTable, group.AutoScalingGroupName, { ...group, DesiredCapacity: desired });
  }
  const id = leaveService(ctx, group, member, causes.userTermination(ctx.now, member.InstanceId));
  return { Activity: activityView(ctx.get(activityTable, id)!) };
};
