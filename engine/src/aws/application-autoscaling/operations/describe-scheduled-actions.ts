// https://docs.aws.amazon.com/autoscaling/application/APIReference/API_DescribeScheduledActions.html
import type { Operation } from '../../../kernel/context.ts';
import { paged } from '../paging.ts';
import { scheduledActionKey, scheduledActions } from '../state.ts';
import { scheduledActionView } from '../views.ts';

export const describeScheduledActions: Operation<'application-autoscaling', 'DescribeScheduledActions'> = (
  input,
  ctx,
) => {
  const matching = ctx
    .all(scheduledActions)
    .filter((action) => action.namespace === input.ServiceNamespace)
    .filter(
      (action) => !input.ScheduledActionNames?.length || input.ScheduledActionNames.includes(action.name),
    )
    .filter((action) => !input.ResourceId || input.ResourceId === action.resourceId)
    .filter((action) => !input.ScalableDimension || input.ScalableDimension === action.dimension);
  const { items, nextToken } = paged(matching, scheduledActionKey, input);
  return { ScheduledActions: items.map(scheduledActionView), NextToken: nextToken };
};
