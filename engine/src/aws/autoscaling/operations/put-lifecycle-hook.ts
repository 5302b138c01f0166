// Auto Scaling API, PutLifecycleHook. Notifications are recorded, not sent: poll DescribeAutoScalingInstances.
import type { Operation } from '../../../kernel/context.ts';
import { putHook } from '../group/lifecycle-hooks.ts';

export const putLifecycleHook: Operation<'autoscaling', 'PutLifecycleHook'> = (input, ctx) => {
  putHook(ctx, input);
  return {};
};
