// An instance enters service, and is found unhealthy.
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { updateActivity } from '../activities/activity.ts';
import { publishLaunch } from '../events.ts';
import { type GroupRecord, type MemberRecord, memberTable } from '../state.ts';

/** An instance is registered with the group's target groups before it is InService. */
export function enterService(ctx: Context, group: GroupRecord, member: MemberRecord): void {
  const isAdding = !group.SuspendedProcesses.includes('AddToLoadBalancer');
  for (const TargetGroupArn of isAdding ? group.TargetGroupARNs : []) {
    register(ctx, TargetGroupArn, member.InstanceId);
  }
  const activity = updateActivity(ctx, member.activityId, 'Successful');
  const { activityId: _, ...served } = member;
  ctx.put(memberTable, member.InstanceId, {
    ...served,
    LifecycleState: 'InService',
    inServiceAt: ctx.now,
    actions: [],
  });
  if (activity) publishLaunch(ctx, activity, member.InstanceId);
}

/** A target group that was deleted while attached does not keep instances out of service. */
function register(ctx: Context, TargetGroupArn: string, Id: string): void {
  try {
    ctx.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [{ Id }] });
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
}

export function markUnhealthy(ctx: Context, member: MemberRecord, by: 'EC2' | 'ELB'): void {
  ctx.put(memberTable, member.InstanceId, { ...member, HealthStatus: 'Unhealthy', unhealthyBy: by });
}
