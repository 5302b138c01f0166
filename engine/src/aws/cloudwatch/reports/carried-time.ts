// Remembers when metrics were carried on, and says so beside data of that time.
import type { MessageData } from '@aws-sdk/client-cloudwatch';
import { type CarriedSpan, carriedTime } from '../../../contracts/carried-time.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';

const key = 'spans';
/** Spans that are no further apart are one: a rehearsal moves the clock in steps. */
const gapMs = 60_000;
const mostSpans = 200;

export function carriedOn({ from, to }: CarriedSpan, ctx: Context): void {
  const spans = ctx.get(carriedTime, key)?.spans ?? [];
  const last = spans.at(-1);
  const joins = last !== undefined && from <= last.to + gapMs;
  const joined = joins ? { from: Math.min(from, last.from), to: Math.max(to, last.to) } : { from, to };
  ctx.put(carriedTime, key, { spans: [...(joins ? spans.slice(0, -1) : spans), joined].slice(-mostSpans) });
}

/** For GetMetricData, which has room for it. */
export function carriedMessages(from: number, to: number, state: Reader): MessageData[] {
  const spans = (state.get(carriedTime, key)?.spans ?? []).filter((span) => span.from < to && span.to > from);
  return spans.map((span) => ({
    Code: 'CarriedOn',
    Value: `From ${iso(span.from)} to ${iso(span.to)} the clock was moved: the CPU and memory of tasks and the requests of load balancers carry on there from what was last measured.`,
  }));
}

const iso = (at: number) => new Date(at).toISOString();
