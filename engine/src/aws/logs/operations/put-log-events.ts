// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
import type { Operation } from '../../../kernel/context.ts';
import { appendEvents } from '../events/append-events.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup, requireStream } from '../find.ts';

export const putLogEvents: Operation<'logs', 'PutLogEvents'> = (input, ctx) => {
  const group = requireGroup(ctx, { name: input.logGroupName });
  const stream = requireStream(ctx, group.name, input.logStreamName!);
  const events = input.logEvents!.map(({ timestamp, message }) => ({
    timestamp: timestamp!,
    message: message!,
  }));
  if (events.some((event, i) => i > 0 && event.timestamp < events[i - 1]!.timestamp)) {
    throw invalidParameter('Log events in a single PutLogEvents request must be in chronological order.');
  }
  appendEvents(stream, events, ctx);
  return { nextSequenceToken: ctx.ids.digits(56) };
};
