// Counts what happens to a queue, for its metrics.
import type { Context } from '../../kernel/context.ts';
import { type QueueRecord, type TrafficRecord, traffic } from './state.ts';

type Counted = Partial<Omit<TrafficRecord, 'publishedAt' | 'activeAt'>>;

export const noTraffic = { sent: 0, sentBytes: 0, received: 0, emptyReceives: 0, deleted: 0 };

export function count({ name }: QueueRecord, counted: Counted, ctx: Context): void {
  const before = ctx.get(traffic, name) ?? { ...noTraffic, publishedAt: ctx.now, activeAt: ctx.now };
  const after = { ...before, activeAt: ctx.now };
  for (const [key, added] of Object.entries(counted) as [keyof Counted, number][])
    after[key] = before[key] + added;
  ctx.put(traffic, name, after);
}
