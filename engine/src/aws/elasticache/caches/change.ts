// Changes of a cache's status.
import type { Context } from '../../../kernel/context.ts';
import { cacheKey } from '../find.ts';
import { type CacheRecord, caches, servers } from '../state.ts';

/** How long a status lasts that only takes its time on AWS. */
const phaseMs = 1_000;

export function change(record: CacheRecord, changed: Partial<CacheRecord>, ctx: Context): CacheRecord {
  const { phase: _over, ...rest } = record;
  const next = { ...rest, ...changed };
  ctx.put(caches, cacheKey(next), next);
  ctx.enqueue('elasticache/cache', cacheKey(next));
  return next;
}

export const pass = (record: CacheRecord, status: string, next: string, ctx: Context): CacheRecord =>
  change(record, { status, phase: { until: ctx.now + phaseMs, next } }, ctx);

/** Ends the server, which is started again by its status. */
export function restart(record: CacheRecord, status: string, ctx: Context): CacheRecord {
  if (ctx.get(servers, cacheKey(record))?.state !== 'running') return pass(record, status, 'available', ctx);
  ctx.perform('data-stores/stop', { storeId: record.storeId });
  ctx.put(servers, cacheKey(record), { state: 'stopping' });
  return change(record, { status }, ctx);
}

export function discard(record: CacheRecord, ctx: Context): CacheRecord {
  ctx.perform('data-stores/remove', { storeId: record.storeId });
  ctx.delete(servers, cacheKey(record));
  return pass(record, 'deleting', 'deleted', ctx);
}
