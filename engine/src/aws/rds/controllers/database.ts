// Takes a database from status to status, and has a server run for as long as it is to be there.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html#Overview.DBInstance.Status
import type { Millis } from '../../../kernel/clock.ts';
import type { Controller, Plan } from '../../../kernel/controller.ts';
import { change, discard, phaseMs } from '../databases/change.ts';
import { applyPending } from '../databases/modify.ts';
import { publishStatus } from '../databases/status-events.ts';
import { nextMaintenance } from '../databases/windows.ts';
import { engines, isAurora } from '../engines.ts';
import { publishDatabaseEvent } from '../events.ts';
import { databaseKey } from '../find.ts';
import {
  type DatabaseRecord,
  databases,
  type ServerRecord,
  servers,
  snapshots,
  snapshotsOfDatabase,
} from '../state.ts';

interface Snapshot {
  readonly record: DatabaseRecord;
  readonly server: ServerRecord | undefined;
  /** Whether a snapshot of it is being taken. */
  readonly isCopied: boolean;
  /** Of an instance in a cluster. */
  readonly cluster: DatabaseRecord | undefined;
}

type Step =
  | { readonly do: 'start' }
  | { readonly do: 'discard' }
  | { readonly do: 'maintain' }
  | { readonly do: 'restart' }
  | { readonly do: 'status'; readonly status: string };

/** In these, a server is awaited; then the database is available. */
const startup = ['creating', 'starting', 'rebooting', 'resetting-master-credentials', 'modifying'];
const stopped = ['stopping', 'stopped', 'deleting', 'failed'];

export const databaseController: Controller<Snapshot, Step> = {
  name: 'rds/database',
  keys: (state) => state.keys(databases),
  watches: {
    'rds/snapshots': (key, state) => {
      const snapshot = state.get(snapshots, key);
      return snapshot ? [`${snapshot.kind}/${snapshot.databaseId}`] : [];
    },
    'rds/databases': (key, state) => [
      key,
      // Its members wait for a cluster.
      ...state
        .all(databases)
        .filter(({ clusterId }) => `cluster/${clusterId}` === key)
        .map(databaseKey),
    ],
  },

  observe(state, key) {
    const record = state.get(databases, key);
    return (
      record && {
        record,
        server: state.get(servers, key),
        isCopied: state.by(snapshotsOfDatabase, key).some((snapshot) => snapshot.status === 'creating'),
        cluster:
          record.clusterId === undefined ? undefined : state.get(databases, `cluster/${record.clusterId}`),
      }
    );
  },

  plan({ record, server, isCopied, cluster }, now) {
    if (record.phase) {
      const { until, next } = record.phase;
      return now < until ? { steps: [], revisitAt: until } : { steps: [{ do: 'status', status: next }] };
    }
    const { status } = record;
    if (cluster) {
      const isReady = startup.includes(status) && cluster.status === 'available';
      return isReady ? { steps: [{ do: 'status', status: 'available' }] } : maintain(record, now);
    }
    if (status === 'deleting') return { steps: isCopied ? [] : [{ do: 'discard' }] };
    if (status === 'backing-up' && !isCopied) return { steps: [{ do: 'status', status: 'available' }] };
    if (status === 'stopped' && record.restartAt !== undefined)
      return now < record.restartAt
        ? { steps: [], revisitAt: record.restartAt }
        : { steps: [{ do: 'restart' }] };
    if (stopped.includes(status)) return { steps: [] };
    if (engines[record.engine]?.store && !server) return { steps: [{ do: 'start' }] };
    const isUp = server?.state !== 'starting' && server?.state !== 'stopping';
    return isUp && startup.includes(status)
      ? { steps: [{ do: 'status', status: 'available' }] }
      : maintain(record, now);
  },

  apply(step, ctx, key) {
    const record = ctx.get(databases, key);
    if (!record) return;
    if (step.do === 'discard') return void discard(record, ctx);
    if (step.do === 'maintain') return void applyPending(record, ctx);
    if (step.do === 'restart') {
      publishDatabaseEvent(record, 'overdue', ctx);
      change(record, { status: 'starting' }, ctx);
      return;
    }
    if (step.do === 'start') {
      ctx.put(servers, key, { state: 'starting' });
      ctx.perform('data-stores/start', {
        storeId: record.resourceId,
        kind: engines[record.engine]!.store!,
        port: record.firstPort ?? record.port,
        formerPort: record.port,
        user: record.user,
        password: record.password,
        ...(record.origin !== undefined && { origin: record.origin }),
        ...(record.databaseName !== undefined && { database: record.databaseName }),
      });
      return;
    }
    if (step.status === 'deleted') {
      publishStatus(record, 'deleted', ctx);
      return ctx.delete(databases, key);
    }
    const { phase: _over, uponAvailable: _published, ...rest } = record;
    // The first backup comes with the creation.
    const isBackedUp =
      record.status === 'creating' &&
      record.kind === 'instance' &&
      record.backupDays > 0 &&
      !isAurora(record.engine);
    publishStatus(record, isBackedUp ? 'backing-up' : step.status, ctx);
    ctx.put(
      databases,
      key,
      isBackedUp
        ? { ...rest, status: 'backing-up', phase: { until: ctx.now + phaseMs, next: step.status } }
        : { ...rest, status: step.status },
    );
  },
};

/** What is pending is done while the maintenance window is open and the database available. */
function maintain({ status, pending, settings }: DatabaseRecord, now: Millis): Plan<Step> {
  if (pending === undefined || status !== 'available') return { steps: [] };
  const opens = nextMaintenance(String(settings.PreferredMaintenanceWindow), now);
  return now < opens ? { steps: [], revisitAt: opens } : { steps: [{ do: 'maintain' }] };
}
