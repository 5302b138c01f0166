// Counts what happens to a queue, for its metrics, and since when nothing has: a queue has metrics while it is active.
import type { Context } from '../../kernel/context.ts';
import { type QueueRecord, type TrafficRecord, traffic } from './state.ts';

type Counted = Partial<Omit<TrafficRecord, 'publishedAt' | 'activeAt'>>;

export const noTraffic = { sent: 0, sentBytes: 0, received: 0, emptyReceives: 0, deleted: 0 };

/** More often than this, it is not written down again. */
const accessMs = 60_000;

/** Any action keeps a queue active, also one that leaves it as it is. */
export function access({ name }: QueueRecord, ctx: Context): void {
  const before = ctx.get(traffic, name);
  if (before && ctx.now < before.activeAt + accessMs) return;
  ctx.put(traffic, name, { ...(before ?? { ...noTraffic, publishedAt: ctx.now }), activeAt: ctx.now });
}

export function count({ name }: QueueRecord, counted: Counted, ctx: Context): void {
  const before = ctx.get(traffic, name) ?? { ...noTraffic, publishedAt: ctx.now, activeAt: ctx.now };
  const after = { ...before, activeAt: ctx.now };
  for (const [key, added] of Object.entries(counted) as [keyof Counted, number][])
    after[key] = before[key] + added;
  ctx.put(traffic, name, after);
}
