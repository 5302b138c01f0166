// What has become of servers.
import { tellMoved, withPlace } from '../../../contracts/managed-stores/moved-store.ts';
import { noServer } from '../../../contracts/managed-stores/no-server.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { publishStatus } from '../caches/status-events.ts';
import { cacheKey } from '../find.ts';
import { type CacheRecord, caches, cachesByStore, servers } from '../state.ts';

function about(storeId: string, ctx: Context, handle: (record: CacheRecord, key: string) => void): void {
  const [record] = ctx.by(cachesByStore, storeId);
  if (!record || record.status === 'deleting') return;
  const key = cacheKey(record);
  handle(record, key);
  ctx.enqueue('elasticache/cache', key);
}

export function started({ storeId, ...place }: Reports['data-stores/started'], ctx: Context): void {
  about(storeId, ctx, (record, key) => {
    ctx.put(servers, key, { ...ctx.get(servers, key), state: 'running' });
    ctx.put(caches, key, withPlace(record, place));
    tellMoved(record, place, [{ typePrefix: 'AWS::ElastiCache::', physicalId: record.id }], ctx);
  });
}

export function missing({ storeId, remedy }: Reports['data-stores/missing'], ctx: Context): void {
  about(storeId, ctx, (record, key) => {
    ctx.put(servers, key, { state: 'missing' });
    const recorded = noServer(record.engine, remedy);
    ctx.put(caches, key, { ...record, recorded });
  });
}

export function failed({ storeId, reason }: Reports['data-stores/failed'], ctx: Context): void {
  about(storeId, ctx, (record, key) => {
    publishStatus(record, 'create-failed', ctx);
    ctx.put(caches, key, { ...record, status: 'create-failed', failure: reason });
  });
}

export function stopped({ storeId }: Reports['data-stores/stopped'], ctx: Context): void {
  about(storeId, ctx, (_record, key) => ctx.delete(servers, key));
}
