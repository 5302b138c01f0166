// Auto Scaling API, DescribeLoadBalancers: Classic Load Balancers, of which there are none.
import type { Operation } from '../../../kernel/context.ts';
import { requiredGroup } from '../find.ts';

export const describeLoadBalancers: Operation<'autoscaling', 'DescribeLoadBalancers'> = (input, ctx) => {
  requiredGroup(ctx, input.AutoScalingGroupName);
  return { LoadBalancers: [] };
};
