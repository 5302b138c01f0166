// https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html
import type { RejectedLogEventsInfo } from '@aws-sdk/client-cloudwatch-logs';
import type { Operation } from '../../../kernel/context.ts';
import { appendEvents } from '../events/append-events.ts';
import { invalidParameter } from '../faults.ts';
import { requireGroup, requireStream } from '../find.ts';
import type { IncomingEvent } from '../state.ts';

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
  const [first, last] = [events[0]?.timestamp ?? 0, events.at(-1)?.timestamp ?? 0];
  if (last - first > dayMs) {
    throw invalidParameter(
      'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    );
  }
  const { accepted, rejected } = sorted(events, group.retentionInDays, ctx.now);
  appendEvents(stream, accepted, ctx);
  return {
    nextSequenceToken: ctx.ids.digits(56),
    ...(rejected ? { rejectedLogEventsInfo: rejected } : {}),
  };
};

const dayMs = 86_400_000;

/** Events more than 14 days old, older than the group's retention, or two hours in the future are dropped, not refused. */
function sorted(
  events: readonly IncomingEvent[],
  retentionDays: number | undefined,
  now: number,
): { accepted: readonly IncomingEvent[]; rejected?: RejectedLogEventsInfo } {
  const before = (time: number) => events.filter(({ timestamp }) => timestamp < time).length;
  const tooOld = before(now - 14 * dayMs);
  const expired = retentionDays === undefined ? 0 : before(now - retentionDays * dayMs);
  const inTime = before(now + 7_200_001);
  const accepted = events.slice(Math.max(tooOld, expired), inTime);
  if (accepted.length === events.length) return { accepted };
  return {
    accepted,
    rejected: {
      ...(tooOld > 0 ? { tooOldLogEventEndIndex: tooOld } : {}),
      ...(expired > 0 ? { expiredLogEventEndIndex: expired } : {}),
      ...(inTime < events.length ? { tooNewLogEventStartIndex: inTime } : {}),
    },
  };
}
