// Auto Scaling API, RecordLifecycleActionHeartbeat: restarts the heartbeat timeout.
import type { Operation } from '../../../kernel/context.ts';
import { changeAction } from '../group/lifecycle-hooks.ts';

export const recordLifecycleActionHeartbeat: Operation<'autoscaling', 'RecordLifecycleActionHeartbeat'> = (
  input,
  ctx,
) => {
  changeAction(ctx, input, (action) => ({ ...action, heartbeatAt: ctx.now }));
  return {};
};
