// Changes of a database's status.
import { ownedBy } from '../../../contracts/owning-service.ts';
import type { Context } from '../../../kernel/context.ts';
import { engines } from '../engines.ts';
import { databaseKey } from '../find.ts';
import { type DatabaseRecord, databases, servers } from '../state.ts';
import { publishStatus } from './status-events.ts';

/** How long a status lasts that only takes its time on AWS. */
export const phaseMs = 1_000;
/** "You can stop a DB instance for up to seven consecutive days." */
const mostStoppedMs = 7 * 24 * 3_600_000;

export function change(
  record: DatabaseRecord,
  changed: Partial<DatabaseRecord>,
  ctx: Context,
): DatabaseRecord {
  const { phase: _over, ...rest } = record;
  const next = { ...rest, ...changed };
  publishStatus(record, next.status, ctx);
  ctx.put(databases, databaseKey(next), next);
  ctx.enqueue('rds/database', databaseKey(next));
  return next;
}

/** Ends the server, which is started again by its status: `rebooting`, for example. */
export function restart(record: DatabaseRecord, status: string, ctx: Context): DatabaseRecord {
  if (endServer(record, ctx)) return change(record, { status }, ctx);
  return change(record, { status, phase: { until: ctx.now + phaseMs, next: 'available' } }, ctx);
}

export function stop(record: DatabaseRecord, ctx: Context): DatabaseRecord {
  const stopping = { status: 'stopping', restartAt: ctx.now + mostStoppedMs };
  if (endServer(record, ctx)) return change(record, stopping, ctx);
  return change(record, { ...stopping, phase: { until: ctx.now + phaseMs, next: 'stopped' } }, ctx);
}

/** Whether there is one whose end will be reported. */
function endServer(record: DatabaseRecord, ctx: Context): boolean {
  if (!hasServer(record, ctx)) return false;
  ctx.perform('data-stores/stop', { storeId: record.resourceId });
  ctx.put(servers, databaseKey(record), { state: 'stopping' });
  return true;
}

export const hasServer = (record: DatabaseRecord, ctx: Context): boolean =>
  ctx.get(servers, databaseKey(record))?.state === 'running';

/** The database whose server an instance uses: its own, or its cluster's. */
export const serverOf = (record: DatabaseRecord, ctx: Context): DatabaseRecord =>
  (record.clusterId === undefined ? undefined : ctx.get(databases, `cluster/${record.clusterId}`)) ?? record;

/** Deletes the secret that RDS manages, and asks for the removal of files. */
export function discard(record: DatabaseRecord, ctx: Context): DatabaseRecord {
  if (record.secretArn !== undefined)
    ctx.call('secretsmanager', 'DeleteSecret', {
      SecretId: record.secretArn,
      ForceDeleteWithoutRecovery: true,
      ...ownedBy('rds'),
    });
  if (record.clusterId === undefined && engines[record.engine]?.store)
    ctx.perform('data-stores/remove', { storeId: record.resourceId });
  ctx.delete(servers, databaseKey(record));
  return change(record, { status: 'deleting', phase: { until: ctx.now + phaseMs, next: 'deleted' } }, ctx);
}
