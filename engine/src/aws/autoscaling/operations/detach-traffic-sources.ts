// Auto Scaling API, DetachTrafficSources.
import type { Operation } from '../../../kernel/context.ts';

export const detachTrafficSources: Operation<'autoscaling', 'DetachTrafficSources'> = (input, ctx) => {
  const TargetGroupARNs = (input.TrafficSources ?? []).map(({ Identifier = '' }) => Identifier);
  const { AutoScalingGroupName } = input;
  ctx.call('autoscaling', 'DetachLoadBalancerTargetGroups', { AutoScalingGroupName, TargetGroupARNs });
  return {};
};
