// Auto Scaling API, BatchDeleteScheduledAction: one that cannot be deleted does not keep the others from it.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { failuresOf } from '../scheduled-actions/batch.ts';

export const batchDeleteScheduledAction: Operation<'autoscaling', 'BatchDeleteScheduledAction'> = (
  { AutoScalingGroupName, ScheduledActionNames = [] },
  ctx,
) => {
  requireGroup(ctx, AutoScalingGroupName);
  return {
    FailedScheduledActions: failuresOf(ScheduledActionNames, ctx, (ScheduledActionName) =>
      ctx.call('autoscaling', 'DeleteScheduledAction', { AutoScalingGroupName, ScheduledActionName }),
    ),
  };
};
