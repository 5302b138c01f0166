// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DeleteLogStream.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup, requireStream } from '../find.ts';
import { eventsOf, logStreams, streamKey } from '../state.ts';

export const deleteLogStream: Operation<'logs', 'DeleteLogStream'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  const { name } = requireStream(ctx, group.name, input.logStreamName!);
  ctx.streams.trim(eventsOf(group.name, name));
  ctx.delete(logStreams, streamKey(group.name, name));
  return {};
};
