// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DeleteScheduledAction.html
import type { Operation } from '../../../kernel/context.ts';
import { requireScheduledAction, targetName } from '../find.ts';
import { scheduledActionKey, scheduledActions } from '../state.ts';

export const deleteScheduledAction: Operation<'application-autoscaling', 'DeleteScheduledAction'> = (
  input,
  ctx,
) => {
  const action = requireScheduledAction(ctx, targetName(input), input.ScheduledActionName ?? '');
  ctx.delete(scheduledActions, scheduledActionKey(action));
  return {};
};
