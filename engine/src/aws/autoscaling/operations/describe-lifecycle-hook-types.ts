// Auto Scaling API, DescribeLifecycleHookTypes.
import type { Operation } from '../../../kernel/context.ts';

export const describeLifecycleHookTypes: Operation<'autoscaling', 'DescribeLifecycleHookTypes'> = () => ({
  LifecycleHookTypes: ['autoscaling:EC2_INSTANCE_LAUNCHING', 'autoscaling:EC2_INSTANCE_TERMINATING'],
});
