// Auto Scaling API, DescribeLoadBalancers: Classic Load Balancers, of which there are none.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';

export const describeLoadBalancers: Operation<'autoscaling', 'DescribeLoadBalancers'> = (input, ctx) => {
  requireGroup(ctx, input.AutoScalingGroupName);
  return { LoadBalancers: [] };
};
