// Auto Scaling API, DescribeTrafficSources: another name for DescribeLoadBalancerTargetGroups.
import type { Operation } from '../../../kernel/context.ts';

export const describeTrafficSources: Operation<'autoscaling', 'DescribeTrafficSources'> = (input, ctx) => {
  const { TrafficSourceType: type = 'elbv2', ...rest } = input;
  const { LoadBalancerTargetGroups = [], NextToken } = ctx.call(
    'autoscaling',
    'DescribeLoadBalancerTargetGroups',
    rest,
  );
  if (type !== 'elbv2') return { TrafficSources: [] };
  return {
    TrafficSources: LoadBalancerTargetGroups.map(({ LoadBalancerTargetGroupARN, State }) => ({
      Identifier: LoadBalancerTargetGroupARN,
      TrafficSource: LoadBalancerTargetGroupARN,
      Type: 'elbv2',
      State,
    })),
    NextToken,
  };
};
