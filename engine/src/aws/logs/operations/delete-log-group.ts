// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup, streamsOf } from '../find.ts';
import {
  eventsOf,
  filterMinutes,
  logGroups,
  logStreams,
  metricFilters,
  metricFiltersByGroup,
  streamKey,
  subscriptionFilters,
  subscriptionFiltersByGroup,
} from '../state.ts';

export const deleteLogGroup: Operation<'logs', 'DeleteLogGroup'> = (input, ctx) => {
  const { name } = requireGroup(ctx, { name: input.logGroupName });
  for (const stream of streamsOf(ctx, name)) {
    ctx.streams.trim(eventsOf(name, stream.name));
    ctx.delete(logStreams, streamKey(name, stream.name));
  }
  for (const key of ctx.keysBy(metricFiltersByGroup, name)) {
    ctx.delete(metricFilters, key);
    ctx.delete(filterMinutes, key);
  }
  for (const key of ctx.keysBy(subscriptionFiltersByGroup, name)) ctx.delete(subscriptionFilters, key);
  ctx.delete(logGroups, name);
  return {};
};
