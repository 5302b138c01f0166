// Launches one instance in the first subnet that has room for it. A launch that fails leaves an activity that says why,
// and is retried after 5 s, then at twice the interval each time, up to 5 minutes.
import { refuseLaunch } from '../../../contracts/api-faults.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { beginActivity, updateActivity } from '../activities/activity.ts';
import { causes, joinCauses } from '../activities/causes.ts';
import { publishLaunchFailure } from '../events.ts';
import { currentSource, launchRequest } from '../group/launch-source.ts';
import type { LaunchReason, Step } from '../planning/steps.ts';
import { type GroupRecord, groupTable, membersByGroup, memberTable } from '../state.ts';

const firstRetryMs = 5_000;
const longestRetryMs = 300_000;

export function launch(ctx: Context, group: GroupRecord, step: Extract<Step, { do: 'launch' }>): void {
  // Of several launches in one plan, those that follow a failed one wait for its retry.
  if (group.launchRetryAt !== undefined && ctx.now < group.launchRetryAt) return;
  const cause = joinCauses(group.pendingCause, sentence(ctx.now, step.reason));
  const [subnetId] = step.subnetIds;
  let failure = subnetId ? '' : 'None of the group’s subnets exists.';
  for (const subnet of step.subnetIds) {
    try {
      begin(ctx, group, run(ctx, group, subnet), cause);
      return;
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
      failure = error.message;
    }
  }
  const reason = `${failure} Launching EC2 instance failed.`;
  const { ActivityId } = beginActivity(ctx, group, {
    description: `Launching a new EC2 instance.  Status Reason: ${reason}`,
    cause,
    subnetId,
  });
  const failed = updateActivity(ctx, ActivityId, 'Failed', reason);
  if (failed) publishLaunchFailure(ctx, failed);
  const launchRetryAt = ctx.now + Math.min(longestRetryMs, firstRetryMs * 2 ** group.launchFailures);
  const { AutoScalingGroupName: name } = group;
  ctx.put(groupTable, name, { ...group, launchFailures: group.launchFailures + 1, launchRetryAt });
}

function run(ctx: Context, group: GroupRecord, SubnetId: string) {
  const running = ctx.countBy(membersByGroup, group.AutoScalingGroupName);
  const request = launchRequest(ctx, group, running);
  const { NetworkInterfaces } = request;
  refuseLaunch(
    ctx,
    {
      autoScalingGroupArn: group.AutoScalingGroupARN,
      availabilityZone: () =>
        ctx.call('ec2', 'DescribeSubnets', { SubnetIds: [SubnetId] }).Subnets?.[0]?.AvailabilityZone ?? '',
      instanceType: request.InstanceType,
    },
    ctx.ids,
  );
  const tags = group.Tags.filter(({ PropagateAtLaunch }) => PropagateAtLaunch).map(({ Key, Value }) => ({
    Key,
    Value,
  }));
  const { Instances } = ctx.call('ec2', 'RunInstances', {
    ...request,
    MinCount: 1,
    MaxCount: 1,
    // EC2 takes the subnet on the interface when interfaces are specified.
    ...(NetworkInterfaces?.length
      ? { NetworkInterfaces: NetworkInterfaces.map((one) => ({ ...one, SubnetId })) }
      : { SubnetId }),
    TagSpecifications: [
      {
        ResourceType: 'instance',
        Tags: [...tags, { Key: 'aws:autoscaling:groupName', Value: group.AutoScalingGroupName }],
      },
    ],
  });
  return { instance: Instances![0]!, SubnetId };
}

function begin(
  ctx: Context,
  group: GroupRecord,
  { instance, SubnetId }: ReturnType<typeof run>,
  cause: string,
): void {
  const InstanceId = instance.InstanceId!;
  const zone = instance.Placement?.AvailabilityZone ?? '';
  const { ActivityId: activityId } = beginActivity(ctx, group, {
    description: `Launching a new EC2 instance: ${InstanceId}`,
    cause,
    zone,
    subnetId: SubnetId,
  });
  ctx.put(memberTable, InstanceId, {
    InstanceId,
    AutoScalingGroupName: group.AutoScalingGroupName,
    AvailabilityZone: zone,
    InstanceType: instance.InstanceType ?? '',
    LifecycleState: 'Pending',
    HealthStatus: 'Healthy',
    ProtectedFromScaleIn: group.NewInstancesProtectedFromScaleIn,
    ...currentSource(ctx, group),
    launchedAt: ctx.now,
    actions: [],
    activityId,
  });
  if (group.launchFailures > 0) {
    const { launchRetryAt: _, ...working } = group;
    ctx.put(groupTable, group.AutoScalingGroupName, { ...working, launchFailures: 0 });
  }
}

function sentence(now: number, reason: LaunchReason): string {
  switch (reason.kind) {
    case 'grow':
      return causes.started(now, reason.from, reason.to);
    case 'replace':
      return causes.replacing(now);
    case 'rebalance':
      return causes.rebalancing(now, reason.zone);
  }
}
