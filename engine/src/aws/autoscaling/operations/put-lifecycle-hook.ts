// Auto Scaling API, PutLifecycleHook. A topic of SNS is notified; other targets are recorded.
import type { Operation } from '../../../kernel/context.ts';
import { putHook } from '../group/lifecycle-hooks.ts';

export const putLifecycleHook: Operation<'autoscaling', 'PutLifecycleHook'> = (input, ctx) => {
  putHook(ctx, input);
  return {};
};
