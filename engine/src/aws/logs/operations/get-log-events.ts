// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetLogEvents.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup, requireStream } from '../find.ts';
import { pageLimit } from '../page-limit.ts';
import { eventsOf, type StoredEvent } from '../state.ts';

/** Tokens are `f/<sequence>` and `b/<sequence>`; at the end of a stream the same token is returned, as on AWS. */
export const getLogEvents: Operation<'logs', 'GetLogEvents'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName, identifier: input.logGroupIdentifier });
  const stream = requireStream(ctx, group.name, input.logStreamName!);
  const token = input.nextToken === undefined ? undefined : /^([fb])\/(\d+)$/.exec(input.nextToken);
  if (token === null) throw invalidParameter('The specified nextToken is invalid.');
  const backward = token ? token[1] === 'b' : input.startFromHead !== true;
  const position = token ? Number(token[2]) : undefined;
  const found = ctx.streams.read<StoredEvent>(eventsOf(group.name, stream.name), {
    from: input.startTime,
    to: input.endTime,
    limit: pageLimit(input.limit, 10_000),
    backward,
    ...(position !== undefined && { after: position }),
  });
  const records = backward ? found.reverse() : found;
  const first = records[0]?.sequence ?? position ?? 0;
  const last = records.at(-1)?.sequence ?? position ?? 0;
  return {
    events: records.map(({ timestamp, value }) => ({
      timestamp,
      message: value.message,
      ingestionTime: value.ingestedAt,
    })),
    nextForwardToken: `f/${last}`,
    nextBackwardToken: `b/${first}`,
  };
};
