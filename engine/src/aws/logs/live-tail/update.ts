// What a session of Live Tail sends once a second: at most 500 of the events that were written meanwhile, or none.
import type { StartLiveTailResponseStream } from '@aws-sdk/client-cloudwatch-logs';
import type { LiveTailRecord } from './sessions.ts';

const mostEvents = 500;

export function updateOf({ waiting }: LiveTailRecord): StartLiveTailResponseStream {
  const isSampled = waiting.length > mostEvents;
  const sessionResults = isSampled
    ? Array.from({ length: mostEvents }, (_, i) => waiting[Math.floor((i * waiting.length) / mostEvents)]!)
    : [...waiting];
  return { sessionUpdate: { sessionMetadata: { sampled: isSampled }, sessionResults } };
}
