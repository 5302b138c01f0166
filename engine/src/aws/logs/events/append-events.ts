// Adds events to a stream, for PutLogEvents and for the lines that drivers report.
import type { Context } from '../../../kernel/context.ts';
import { tail } from '../live-tail/sessions.ts';
import { publishMetrics } from '../metric-filters/publish.ts';
import { eventsOf, type IncomingEvent, type LogStreamRecord, logStreams, streamKey } from '../state.ts';
import { deliver } from '../subscription-filters/deliver.ts';

export function appendEvents(stream: LogStreamRecord, events: readonly IncomingEvent[], ctx: Context): void {
  if (events.length === 0) return;
  const times = events.map(({ timestamp }) => timestamp);
  ctx.streams.append(
    eventsOf(stream.group, stream.name),
    events.map(({ timestamp, message }) => ({ timestamp, value: { message, ingestedAt: ctx.now } })),
  );
  ctx.put(logStreams, streamKey(stream.group, stream.name), {
    ...stream,
    firstEventAt: Math.min(stream.firstEventAt ?? Number.MAX_SAFE_INTEGER, ...times),
    lastEventAt: Math.max(stream.lastEventAt ?? 0, ...times),
    lastIngestedAt: ctx.now,
  });
  publishMetrics(stream.group, events, ctx);
  deliver(stream, events, ctx);
  tail(stream, events, ctx);
}
