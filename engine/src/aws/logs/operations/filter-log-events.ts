// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
import type { FilteredLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup, streamsOf } from '../find.ts';
import { pageLimit } from '../page-limit.ts';
import { compileFilter } from '../patterns/pattern.ts';
import { eventsOf, type StoredEvent } from '../state.ts';

/** The token is the sequence of the last event that was searched. */
export const filterLogEvents: Operation<'logs', 'FilterLogEvents'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName, identifier: input.logGroupIdentifier });
  if (input.logStreamNames && input.logStreamNamePrefix !== undefined) {
    throw invalidParameter('logStreamNames and logStreamNamePrefix are mutually exclusive parameters.');
  }
  const after = input.nextToken === undefined ? 0 : Number(input.nextToken);
  if (!Number.isSafeInteger(after)) throw invalidParameter('The specified nextToken is invalid.');
  const matches = compileFilter(input.filterPattern);
  const limit = pageLimit(input.limit, 10_000);
  const streams = streamsOf(ctx, group.name)
    .filter(({ name }) => name.startsWith(input.logStreamNamePrefix ?? ''))
    .filter(({ name }) => !input.logStreamNames || input.logStreamNames.includes(name));
  // In order of arrival, which is what the token counts; within the page, events are then sorted by time.
  const records = streams
    .flatMap((stream) =>
      ctx.streams
        .read<StoredEvent>(eventsOf(group.name, stream.name), {
          from: input.startTime,
          ...(input.endTime !== undefined && { to: input.endTime + 1 }),
          after,
          limit: limit + 1,
        })
        .map((record) => ({ ...record, stream: stream.name })),
    )
    .sort((a, b) => a.sequence - b.sequence);
  const searched = records.slice(0, limit);
  const events = searched
    .filter(({ value }) => matches(value.message))
    .sort((a, b) => a.timestamp - b.timestamp || a.sequence - b.sequence)
    .map(
      (record): FilteredLogEvent => ({
        logStreamName: record.stream,
        timestamp: record.timestamp,
        message: record.value.message,
        ingestionTime: record.value.ingestedAt,
        eventId: String(record.sequence).padStart(56, '0'),
      }),
    );
  return {
    events,
    searchedLogStreams: [],
    ...(records.length > limit && { nextToken: String(searched.at(-1)?.sequence) }),
  };
};
