// Auto Scaling API, DescribeLoadBalancerTargetGroups.
import type { Operation } from '../../../kernel/context.ts';
import { membersOf, paginate, requireGroup } from '../find.ts';

export const describeLoadBalancerTargetGroups: Operation<
  'autoscaling',
  'DescribeLoadBalancerTargetGroups'
> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const isServing = membersOf(ctx, group.AutoScalingGroupName).some(
    ({ LifecycleState }) => LifecycleState === 'InService',
  );
  const { page, NextToken } = paginate(group.TargetGroupARNs, (arn) => arn, input);
  return {
    LoadBalancerTargetGroups: page.map((LoadBalancerTargetGroupARN) => ({
      LoadBalancerTargetGroupARN,
      State: isServing ? 'InService' : 'Added',
    })),
    NextToken,
  };
};
