// Auto Scaling API, DescribeWarmPool: always empty, since PutWarmPool is not implemented.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';

export const describeWarmPool: Operation<'autoscaling', 'DescribeWarmPool'> = (input, ctx) => {
  requireGroup(ctx, input.AutoScalingGroupName);
  return { Instances: [] };
};
