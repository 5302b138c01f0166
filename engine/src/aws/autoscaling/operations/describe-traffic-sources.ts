// Auto Scaling API, DescribeTrafficSources.
import type { Operation } from '../../../kernel/context.ts';

export const describeTrafficSources: Operation<'autoscaling', 'DescribeTrafficSources'> = (input, ctx) => {
  const { AutoScalingGroupName } = input;
  const { LoadBalancerTargetGroups = [] } =
    input.TrafficSourceType === undefined || input.TrafficSourceType === 'elbv2'
      ? ctx.call('autoscaling', 'DescribeLoadBalancerTargetGroups', { AutoScalingGroupName })
      : {};
  return {
    TrafficSources: LoadBalancerTargetGroups.map(({ LoadBalancerTargetGroupARN, State }) => ({
      Identifier: LoadBalancerTargetGroupARN,
      TrafficSource: LoadBalancerTargetGroupARN,
      Type: 'elbv2',
      State,
    })),
  };
};
