// Takes a database from status to status, and has a server run for as long as it is to be there.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/accessing-monitoring.html#Overview.DBInstance.Status
import type { Controller } from '../../../kernel/controller.ts';
import { phaseMs } from '../databases/change.ts';
import { engines, isAurora } from '../engines.ts';
import { databaseKey } from '../find.ts';
import { type DatabaseRecord, databases, type ServerRecord, servers } from '../state.ts';

interface Snapshot {
  readonly record: DatabaseRecord;
  readonly server: ServerRecord | undefined;
  /** Of an instance in a cluster. */
  readonly cluster: DatabaseRecord | undefined;
}

type Step = { readonly do: 'start' } | { readonly do: 'status'; readonly status: string };

/** In these, a server is awaited; then the database is available. */
const startup = ['creating', 'starting', 'rebooting', 'resetting-master-credentials'];
const stopped = ['stopping', 'stopped', 'deleting', 'failed'];

export const databaseController: Controller<Snapshot, Step> = {
  name: 'rds/database',
  keys: (state) => state.keys(databases),
  watches: {
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
        cluster:
          record.clusterId === undefined ? undefined : state.get(databases, `cluster/${record.clusterId}`),
      }
    );
  },

  plan({ record, server, cluster }, now) {
    if (record.phase) {
      const { until, next } = record.phase;
      return now < until ? { steps: [], revisitAt: until } : { steps: [{ do: 'status', status: next }] };
    }
    const { status } = record;
    if (cluster) {
      const isReady = startup.includes(status) && cluster.status === 'available';
      return { steps: isReady ? [{ do: 'status', status: 'available' }] : [] };
    }
    if (stopped.includes(status)) return { steps: [] };
    if (engines[record.engine]?.store && !server) return { steps: [{ do: 'start' }] };
    const isUp = server?.state !== 'starting' && server?.state !== 'stopping';
    return { steps: isUp && startup.includes(status) ? [{ do: 'status', status: 'available' }] : [] };
  },

  apply(step, ctx, key) {
    const record = ctx.get(databases, key);
    if (!record) return;
    if (step.do === 'start') {
      ctx.put(servers, key, { state: 'starting' });
      ctx.perform('data-stores/start', {
        storeId: record.resourceId,
        kind: engines[record.engine]!.store!,
        port: record.port,
        user: record.user,
        password: record.password,
        ...(record.databaseName !== undefined && { database: record.databaseName }),
      });
      return;
    }
    if (step.status === 'deleted') return ctx.delete(databases, key);
    const { phase: _over, ...rest } = record;
    // The first backup comes with the creation.
    const isBackedUp =
      record.status === 'creating' &&
      record.kind === 'instance' &&
      record.backupDays > 0 &&
      !isAurora(record.engine);
    ctx.put(
      databases,
      key,
      isBackedUp
        ? { ...rest, status: 'backing-up', phase: { until: ctx.now + phaseMs, next: step.status } }
        : { ...rest, status: step.status },
    );
  },
};
