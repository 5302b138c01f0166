// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup, streamsOf } from '../find.ts';
import { eventsOf, logGroups, logStreams, streamKey } from '../state.ts';

export const deleteLogGroup: Operation<'logs', 'DeleteLogGroup'> = (input, ctx) => {
  const { name } = requireGroup({ name: input.logGroupName }, ctx);
  for (const stream of streamsOf(name, ctx)) {
    ctx.streams.trim(eventsOf(name, stream.name));
    ctx.delete(logStreams, streamKey(name, stream.name));
  }
  ctx.delete(logGroups, name);
  return {};
};
