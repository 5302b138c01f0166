// Auto Scaling API, DeleteScheduledAction.
import type { Operation } from '../../../kernel/context.ts';
import { validationError } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { scheduledActionTable } from '../state.ts';

export const deleteScheduledAction: Operation<'autoscaling', 'DeleteScheduledAction'> = (input, ctx) => {
  const { AutoScalingGroupName: group } = requireGroup(ctx, input.AutoScalingGroupName);
  const key = `${group}/${input.ScheduledActionName}`;
  if (!ctx.get(scheduledActionTable, key)) throw validationError('Scheduled action name not found');
  ctx.delete(scheduledActionTable, key);
  return {};
};
