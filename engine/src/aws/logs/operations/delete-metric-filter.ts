// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteMetricFilter.html
import type { Operation } from '../../../kernel/context.ts';
import { filterNotFound } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { filterMinutes, metricFilterKey, metricFilters } from '../state.ts';

export const deleteMetricFilter: Operation<'logs', 'DeleteMetricFilter'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  const key = metricFilterKey({ group: group.name, name: input.filterName! });
  if (!ctx.get(metricFilters, key)) throw filterNotFound();
  ctx.delete(metricFilters, key);
  ctx.delete(filterMinutes, key);
  return {};
};
