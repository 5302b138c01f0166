// Auto Scaling API, DetachLoadBalancerTargetGroups.
import type { Operation } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { membersOf, requireGroup } from '../find.ts';
import { groupTable } from '../state.ts';

export const detachLoadBalancerTargetGroups: Operation<'autoscaling', 'DetachLoadBalancerTargetGroups'> = (
  input,
  ctx,
) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const gone = input.TargetGroupARNs ?? [];
  const Targets = membersOf(ctx, group.AutoScalingGroupName).map(({ InstanceId }) => ({ Id: InstanceId }));
  for (const TargetGroupArn of Targets.length > 0 ? gone : []) {
    try {
      ctx.call('elbv2', 'DeregisterTargets', { TargetGroupArn, Targets });
    } catch (error) {
      // A target group that was deleted in the meantime can still be detached.
      if (!(error instanceof AwsFault)) throw error;
    }
  }
  ctx.put(groupTable, group.AutoScalingGroupName, {
    ...group,
    TargetGroupARNs: group.TargetGroupARNs.filter((arn) => !gone.includes(arn)),
  });
  return {};
};
