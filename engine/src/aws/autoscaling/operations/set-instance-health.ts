// Auto Scaling API, SetInstanceHealth: respects the grace period unless the request says otherwise.
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { requireGroup, requireMember } from '../find.ts';
import { memberTable } from '../state.ts';

export const setInstanceHealth: Operation<'autoscaling', 'SetInstanceHealth'> = (input, ctx) => {
  const member = requireMember(ctx, input.InstanceId);
  const group = requireGroup(ctx, member.AutoScalingGroupName);
  const HealthStatus = input.HealthStatus;
  if (HealthStatus !== 'Healthy' && HealthStatus !== 'Unhealthy') {
    throw validationError('Valid instance health states are: [Healthy, Unhealthy].');
  }
  const graceUntil = (member.inServiceAt ?? ctx.now) + group.HealthCheckGracePeriod * 1000;
  const isGraced = (input.ShouldRespectGracePeriod ?? true) && ctx.now < graceUntil;
  if (HealthStatus === 'Unhealthy' && isGraced) return {};
  const { unhealthyBy: _, ...rest } = member;
  ctx.put(memberTable, member.InstanceId, {
    ...rest,
    HealthStatus,
    ...(HealthStatus === 'Unhealthy' ? { unhealthyBy: 'user' as const } : {}),
  });
  return {};
};
