// Sessions of Live Tail: what is written to log groups while somebody watches.
// https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CloudWatchLogs_LiveTail.html
import type { LiveTailSessionLogEvent, StartLiveTailResponseStream } from '@aws-sdk/client-cloudwatch-logs';
import type { Context } from '../../../kernel/context.ts';
import { defineTable } from '../../../kernel/table.ts';
import { compileFilter } from '../patterns/pattern.ts';
import { type IncomingEvent, type LogStreamRecord, logGroups } from '../state.ts';

declare module '../../../kernel/registry.ts' {
  interface Tables {
    'logs/live-tails': LiveTailRecord;
  }
  interface Reports {
    /** What a session sends, or that its client has left. */
    'logs/tailed': { readonly sessionId: string } & (
      | { readonly value: StartLiveTailResponseStream; readonly isLast: boolean }
      | { readonly hasLeft: true }
    );
  }
}

export interface LiveTailRecord {
  readonly id: string;
  /** Names of log groups. */
  readonly groups: readonly string[];
  /** Absent: all streams. */
  readonly streams?: readonly string[];
  readonly prefixes?: readonly string[];
  readonly pattern?: string;
  readonly startedAt: number;
  readonly sentAt: number;
  /** What has been written since. */
  readonly waiting: readonly LiveTailSessionLogEvent[];
}
/** Key: the session's id. Ends with the engine, as its connection does. */
export const liveTails = defineTable('logs/live-tails', { volatile: true });

/** Adds what has been written to the sessions that show it. */
export function tail({ group, name }: LogStreamRecord, events: readonly IncomingEvent[], ctx: Context): void {
  for (const session of ctx.all(liveTails)) {
    if (!session.groups.includes(group) || !shows(session, name)) continue;
    const matches = compileFilter(session.pattern);
    const found = events
      .filter(({ message }) => matches(message))
      .map((event) => ({
        ...event,
        logStreamName: name,
        logGroupIdentifier: ctx.get(logGroups, group)!.arn,
        ingestionTime: ctx.now,
      }));
    if (found.length > 0)
      ctx.put(liveTails, session.id, {
        ...session,
        waiting: [...session.waiting, ...found].slice(-mostKept),
      });
  }
}

const mostKept = 10_000;

function shows({ streams, prefixes }: LiveTailRecord, stream: string): boolean {
  if (streams) return streams.includes(stream);
  return !prefixes || prefixes.some((prefix) => stream.startsWith(prefix));
}
