// Auto Scaling API, AttachTrafficSources: another name for AttachLoadBalancerTargetGroups. VPC Lattice is not simulated.
import type { Operation } from '../../../kernel/context.ts';
import { notSimulated } from '../faults.ts';

export const attachTrafficSources: Operation<'autoscaling', 'AttachTrafficSources'> = (input, ctx) => {
  const other = input.TrafficSources?.find(({ Type = 'elbv2' }) => Type !== 'elbv2');
  if (other) throw notSimulated(`traffic sources of type ${other.Type}`);
  const TargetGroupARNs = (input.TrafficSources ?? []).map(({ Identifier = '' }) => Identifier);
  const { AutoScalingGroupName } = input;
  ctx.call('autoscaling', 'AttachLoadBalancerTargetGroups', { AutoScalingGroupName, TargetGroupARNs });
  return {};
};
