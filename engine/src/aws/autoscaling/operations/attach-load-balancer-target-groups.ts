// Auto Scaling API, AttachLoadBalancerTargetGroups: instances in service become targets.

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { membersOf, requireGroup } from '../find.ts';
import { checkTargetGroups } from '../group/settings.ts';
import { quotas } from '../quotas.ts';
import { groupTable } from '../state.ts';

export const attachLoadBalancerTargetGroups: Operation<'autoscaling', 'AttachLoadBalancerTargetGroups'> = (
  input,
  ctx,
) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const added = (input.TargetGroupARNs ?? []).filter((arn) => !group.TargetGroupARNs.includes(arn));
  checkQuota(ctx, quotas.targetGroupsPerGroup, group.TargetGroupARNs.length + added.length);
  checkTargetGroups(ctx, added);
  ctx.put(groupTable, group.AutoScalingGroupName, {
    ...group,
    TargetGroupARNs: [...group.TargetGroupARNs, ...added],
  });
  const Targets = membersOf(ctx, group.AutoScalingGroupName)
    .filter(({ LifecycleState }) => LifecycleState === 'InService')
    .map(({ InstanceId }) => ({ Id: InstanceId }));
  for (const TargetGroupArn of Targets.length > 0 ? added : []) {
    ctx.call('elbv2', 'RegisterTargets', { TargetGroupArn, Targets });
  }
  return {};
};
