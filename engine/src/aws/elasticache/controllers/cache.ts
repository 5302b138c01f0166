// Takes a cache from status to status, and has a server run for as long as it is there.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.html
import type { Controller } from '../../../kernel/controller.ts';
import { plain } from '../../../kernel/plain.ts';
import { publishStatus } from '../caches/status-events.ts';
import { engineOf } from '../engines.ts';
import { cacheKey } from '../find.ts';
import { parametersOf } from '../groups/parameters.ts';
import { type CacheRecord, caches, type ServerRecord, servers } from '../state.ts';
import { cachesOfUserGroup, groupsOfUser } from '../users/find.ts';
import { storeUsersOf } from '../users/of-cache.ts';

interface Snapshot {
  readonly record: CacheRecord;
  readonly server: ServerRecord | undefined;
  /** Whom its server is to let in: JSON. Undefined: everybody. */
  readonly users: string | undefined;
}

type Step =
  | { readonly do: 'start' }
  | { readonly do: 'end' }
  | { readonly do: 'status'; readonly status: string };

/** In these, a server is awaited; then the cache is available. */
const startup = ['creating', 'modifying', 'rebooting cluster nodes'];

export const cacheController: Controller<Snapshot, Step> = {
  name: 'elasticache/cache',
  keys: (state) => state.keys(caches),
  watches: {
    'elasticache/caches': (key) => [key],
    'elasticache/users': (id, state) =>
      groupsOfUser(id, state).flatMap((group) => cachesOfUserGroup(group.id, state).map(cacheKey)),
    'elasticache/user-groups': (id, state) => cachesOfUserGroup(id, state).map(cacheKey),
  },

  observe(state, key) {
    const record = state.get(caches, key);
    const users = record && storeUsersOf(record, state);
    return record && { record, server: state.get(servers, key), users: users && JSON.stringify(users) };
  },

  plan({ record, server, users }, now) {
    if (record.phase) {
      const { until, next } = record.phase;
      return now < until ? { steps: [], revisitAt: until } : { steps: [{ do: 'status', status: next }] };
    }
    const { status } = record;
    if (status === 'deleting' || status === 'create-failed') return { steps: [] };
    if (!server) return { steps: [{ do: 'start' }] };
    // It takes its users when it starts.
    if (server.state === 'running' && server.users !== users) return { steps: [{ do: 'end' }] };
    const isUp = server.state !== 'starting' && server.state !== 'stopping';
    return { steps: isUp && startup.includes(status) ? [{ do: 'status', status: 'available' }] : [] };
  },

  apply(step, ctx, key) {
    const record = ctx.get(caches, key);
    if (!record) return;
    if (step.do === 'end') {
      ctx.put(servers, key, { state: 'stopping' });
      ctx.perform('data-stores/stop', { storeId: record.storeId });
      return;
    }
    if (step.do === 'start') {
      const users = storeUsersOf(record, ctx);
      ctx.put(servers, key, { state: 'starting', ...(users && { users: JSON.stringify(users) }) });
      ctx.perform(
        'data-stores/start',
        plain({
          storeId: record.storeId,
          kind: engineOf(record.engine)!.store,
          port: record.firstPort ?? record.port,
          formerPort: record.port,
          password: record.authToken,
          formerPassword: record.formerAuthToken,
          isCluster: record.clusterMode !== 'disabled',
          isEncrypted: record.encryption === 'required',
          users,
          parameters: parametersOf(record.parameterGroup, ctx),
        }),
      );
      return;
    }
    publishStatus(record, step.status, ctx);
    if (step.status === 'deleted') return ctx.delete(caches, key);
    const { phase: _over, updates: _published, ...rest } = record;
    ctx.put(caches, key, { ...rest, status: step.status });
  },
};
