// Lines that tasks, builds and functions wrote.
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { appendEvents } from '../events/append-events.ts';
import { logGroups, logStreams, streamKey } from '../state.ts';

/** Lines for a log group that has been deleted are lost, as with AWS's own log drivers. */
export function linesWritten({ group, stream, events }: Reports['logs/lines'], ctx: Context): void {
  if (!ctx.get(logGroups, group)) return;
  const key = streamKey(group, stream);
  if (!ctx.get(logStreams, key)) {
    ctx.call('logs', 'CreateLogStream', { logGroupName: group, logStreamName: stream });
  }
  appendEvents(ctx.get(logStreams, key)!, events, ctx);
}
