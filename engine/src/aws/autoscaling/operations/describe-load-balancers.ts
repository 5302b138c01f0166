// Auto Scaling API, DescribeLoadBalancers: always empty, since Classic Load Balancers are not simulated.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';

export const describeLoadBalancers: Operation<'autoscaling', 'DescribeLoadBalancers'> = (input, ctx) => {
  requireGroup(ctx, input.AutoScalingGroupName);
  return { LoadBalancers: [] };
};
