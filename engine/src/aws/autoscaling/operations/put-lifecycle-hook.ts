// Auto Scaling API, PutLifecycleHook. Notification targets are recorded, and nothing is sent to them: subscribe to
// the event, or poll DescribeAutoScalingInstances.
import type { Operation } from '../../../kernel/context.ts';
import { putHook } from '../group/lifecycle-hooks.ts';

export const putLifecycleHook: Operation<'autoscaling', 'PutLifecycleHook'> = (input, ctx) => {
  putHook(ctx, input);
  return {};
};
