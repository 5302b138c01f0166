// What has become of servers.
import { tellMoved, withPlace } from '../../../contracts/managed-stores/moved-store.ts';
import { noServer } from '../../../contracts/managed-stores/no-server.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reports } from '../../../kernel/registry.ts';
import { publishStatus } from '../databases/status-events.ts';
import { databaseKey } from '../find.ts';
import { type DatabaseRecord, databases, databasesByResource, membersOfCluster, servers } from '../state.ts';

function about(storeId: string, ctx: Context, handle: (record: DatabaseRecord, key: string) => void): void {
  const [record] = ctx.by(databasesByResource, storeId);
  if (!record || record.status === 'deleting') return;
  const key = databaseKey(record);
  handle(record, key);
  ctx.enqueue('rds/database', key);
}

export function started({ storeId, ...place }: Reports['data-stores/started'], ctx: Context): void {
  about(storeId, ctx, (record, key) => {
    ctx.put(servers, key, { state: 'running' });
    ctx.put(databases, key, withPlace(record, place));
    const members = record.kind === 'cluster' ? ctx.by(membersOfCluster, record.id) : [];
    const shown = [record, ...members].map(({ id }) => ({ typePrefix: 'AWS::RDS::', physicalId: id }));
    tellMoved(record, place, shown, ctx);
  });
}

export function missing({ storeId, remedy }: Reports['data-stores/missing'], ctx: Context): void {
  about(storeId, ctx, (record, key) => {
    ctx.put(servers, key, { state: 'missing' });
    const recorded = noServer(record.engine, remedy);
    ctx.put(databases, key, { ...record, recorded });
  });
}

export function failed({ storeId, reason }: Reports['data-stores/failed'], ctx: Context): void {
  about(storeId, ctx, (record, key) => {
    publishStatus(record, 'failed', ctx);
    ctx.put(databases, key, { ...record, status: 'failed', failure: reason });
  });
}

export function stopped({ storeId }: Reports['data-stores/stopped'], ctx: Context): void {
  about(storeId, ctx, (record, key) => {
    ctx.delete(servers, key);
    if (record.status !== 'stopping') return;
    publishStatus(record, 'stopped', ctx);
    ctx.put(databases, key, { ...record, status: 'stopped' });
  });
}
