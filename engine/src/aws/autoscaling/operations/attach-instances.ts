// Auto Scaling API, AttachInstances: running instances join the group, and raise its desired capacity.
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { beginActivity } from '../activities/activity.ts';
import { validationError } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { groupTable, memberTable } from '../state.ts';

export const attachInstances: Operation<'autoscaling', 'AttachInstances'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const ids = input.InstanceIds ?? [];
  const desired = group.DesiredCapacity + ids.length;
  if (desired > group.MaxSize) {
    throw validationError(
      `AutoScalingGroup ${group.AutoScalingGroupName} has min-size=${group.MinSize}, max-size=${group.MaxSize}, and desired-size=${group.DesiredCapacity}. To attach ${ids.length} more instance, please update the AutoScalingGroup sizes appropriately.`,
    );
  }
  for (const id of ids) {
    const instance = describe(id);
    if (ctx.get(memberTable, id))
      throw validationError(`Instance ${id} is already part of an AutoScalingGroup`);
    if (instance.State?.Name !== 'running') {
      throw validationError(`Invalid Instance ID(s): [${id}] specified: it is not running.`);
    }
    const { ActivityId: activityId } = beginActivity(ctx, group, {
      description: `Attaching an existing EC2 instance: ${id}`,
      cause: `At ${new Date(ctx.now).toISOString()} an instance was attached in response to a user request.`,
    });
    ctx.put(memberTable, id, {
      InstanceId: id,
      AutoScalingGroupName: group.AutoScalingGroupName,
      AvailabilityZone: instance.Placement?.AvailabilityZone ?? '',
      InstanceType: instance.InstanceType ?? '',
      LifecycleState: 'Pending',
      HealthStatus: 'Healthy',
      ProtectedFromScaleIn: group.NewInstancesProtectedFromScaleIn,
      launchedAt: instance.LaunchTime?.getTime() ?? ctx.now,
      actions: [],
      activityId,
    });
  }
  ctx.put(groupTable, group.AutoScalingGroupName, { ...group, DesiredCapacity: desired });
  return {};

  function describe(id: string) {
    try {
      return ctx.call('ec2', 'DescribeInstances', { InstanceIds: [id] }).Reservations![0]!.Instances![0]!;
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      throw validationError(`Invalid Instance ID(s): [${id}] specified`);
    }
  }
};
