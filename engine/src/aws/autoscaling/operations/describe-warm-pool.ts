// Auto Scaling API, DescribeWarmPool: no group has one, as none can be put.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';

export const describeWarmPool: Operation<'autoscaling', 'DescribeWarmPool'> = (input, ctx) => {
  requireGroup(ctx, input.AutoScalingGroupName);
  return { Instances: [] };
};
