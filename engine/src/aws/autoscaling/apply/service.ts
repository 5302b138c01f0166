// An instance comes into service, and falls ill.
import type { Context } from '../../../kernel/context.ts';
import { noteActivity } from '../activities.ts';
import { type GroupRecord, type MemberRecord, memberTable } from '../state.ts';

/** "Registered with the target groups before it is InService". */
export function enterService(ctx: Context, group: GroupRecord, member: MemberRecord): void {
  const isAdding = !group.SuspendedProcesses.includes('AddToLoadBalancer');
  for (const TargetGroupArn of isAdding ? group.TargetGroupARNs : []) {
    ctx.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets: [{ Id: member.InstanceId }] });
  }
  noteActivity(ctx, member.activityId, 'Successful');
  const { activityId: _, ...served } = member;
  ctx.put(memberTable, member.InstanceId, {
    ...served,
    LifecycleState: 'InService',
    inServiceAt: ctx.now,
    actions: [],
  });
}

export function markUnhealthy(ctx: Context, member: MemberRecord, by: 'EC2' | 'ELB'): void {
  ctx.put(memberTable, member.InstanceId, { ...member, HealthStatus: 'Unhealthy', unhealthyBy: by });
}
