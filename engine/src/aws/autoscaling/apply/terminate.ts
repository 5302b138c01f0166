// An instance leaves: first its target groups, then EC2, then the group.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { beginActivity, updateActivity } from '../activities/activity.ts';
import { causes, joinCauses } from '../activities/causes.ts';
import { publishTermination } from '../events.ts';
import type { TerminationReason } from '../planning/steps.ts';
import { type GroupRecord, type MemberRecord, memberTable } from '../state.ts';

export function beginTermination(
  ctx: Context,
  group: GroupRecord,
  member: MemberRecord,
  reason: TerminationReason,
): void {
  const sentence = causeOf(ctx.now, member.InstanceId, reason);
  leaveService(
    ctx,
    group,
    member,
    joinCauses(reason.kind === 'shrink' ? group.pendingCause : undefined, sentence),
  );
}

/** TerminateInstanceInAutoScalingGroup begins here too. Returns the activity's id. */
export function leaveService(ctx: Context, group: GroupRecord, member: MemberRecord, cause: string): string {
  updateActivity(ctx, member.activityId, 'Cancelled');
  const { ActivityId: activityId } = beginActivity(ctx, group, {
    description: `Terminating EC2 instance: ${member.InstanceId}`,
    cause,
    zone: member.AvailabilityZone,
    subnetId: subnetOf(member, ctx),
  });
  deregister(ctx, group, member.InstanceId);
  ctx.put(memberTable, member.InstanceId, {
    ...member,
    LifecycleState: 'Terminating',
    actions: [],
    activityId,
  });
  return activityId;
}

/** An instance that EC2 has ended may be gone. */
function subnetOf({ InstanceId }: MemberRecord, ctx: Context): string | undefined {
  try {
    const { Reservations = [] } = ctx.call('ec2', 'DescribeInstances', { InstanceIds: [InstanceId] });
    return Reservations[0]?.Instances?.[0]?.SubnetId;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
    return undefined;
  }
}

/** A target group that was deleted has no targets left to deregister. */
export function deregister(ctx: Context, group: GroupRecord, id: string): void {
  for (const TargetGroupArn of group.TargetGroupARNs) {
    try {
      ctx.call('elbv2', 'DeregisterTargets', { TargetGroupArn, Targets: [{ Id: id }] });
    } catch (error) {
      if (!(error instanceof AwsFault)) throw error;
    }
  }
}

/** An instance that EC2 has forgotten was terminated already. */
export function terminate(ctx: Context, member: MemberRecord): void {
  try {
    // Protection from termination through the EC2 API does not hold Auto Scaling back.
    ctx.call('ec2', 'ModifyInstanceAttribute', {
      InstanceId: member.InstanceId,
      DisableApiTermination: { Value: false },
    });
    ctx.call('ec2', 'TerminateInstances', { InstanceIds: [member.InstanceId] });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
  updateActivity(ctx, member.activityId, 'InProgress');
  ctx.put(memberTable, member.InstanceId, { ...member, LifecycleState: 'Terminating:Proceed' });
}

/** EC2 has terminated the instance. */
export function remove(ctx: Context, member: MemberRecord): void {
  const activity = updateActivity(ctx, member.activityId, 'Successful');
  ctx.delete(memberTable, member.InstanceId);
  ctx.enqueue('autoscaling/group', member.AutoScalingGroupName);
  if (activity) publishTermination(ctx, activity, member.InstanceId);
}

function causeOf(now: number, id: string, reason: TerminationReason): string {
  switch (reason.kind) {
    case 'shrink':
      return causes.shrinking(now, reason.from, reason.to, id);
    case 'not-running':
      return causes.notRunning(now);
    case 'unhealthy-target':
      return causes.unhealthyTarget(now);
    case 'user-health':
      return causes.userHealth(now);
    case 'lifetime':
      return causes.lifetime(now);
    case 'deleted':
      return causes.deleted(now);
    case 'refresh':
      return causes.refresh(now, reason.refreshId);
    case 'abandoned':
      return causes.abandoned(now, reason.hook);
  }
}
