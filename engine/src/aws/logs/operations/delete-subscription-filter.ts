// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteSubscriptionFilter.html
import type { Operation } from '../../../kernel/context.ts';
import { subscriptionFilterNotFound } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { subscriptionFilterKey, subscriptionFilters } from '../state.ts';

export const deleteSubscriptionFilter: Operation<'logs', 'DeleteSubscriptionFilter'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  const key = subscriptionFilterKey({ group: group.name, name: input.filterName! });
  if (!ctx.get(subscriptionFilters, key)) throw subscriptionFilterNotFound();
  ctx.delete(subscriptionFilters, key);
  return {};
};
