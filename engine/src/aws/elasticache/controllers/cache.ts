// Takes a cache from status to status, and has a server run for as long as it is there.
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.html
import type { Controller } from '../../../kernel/controller.ts';
import { plain } from '../../../kernel/plain.ts';
import { publishStatus } from '../caches/status-events.ts';
import { engineOf } from '../engines.ts';
import { parametersOf } from '../groups/parameters.ts';
import { type CacheRecord, caches, type ServerRecord, servers } from '../state.ts';

interface Snapshot {
  readonly record: CacheRecord;
  readonly server: ServerRecord | undefined;
}

type Step = { readonly do: 'start' } | { readonly do: 'status'; readonly status: string };

/** In these, a server is awaited; then the cache is available. */
const startup = ['creating', 'modifying', 'rebooting cluster nodes'];

export const cacheController: Controller<Snapshot, Step> = {
  name: 'elasticache/cache',
  keys: (state) => state.keys(caches),
  watches: { 'elasticache/caches': (key) => [key] },

  observe(state, key) {
    const record = state.get(caches, key);
    return record && { record, server: state.get(servers, key) };
  },

  plan({ record, server }, now) {
    if (record.phase) {
      const { until, next } = record.phase;
      return now < until ? { steps: [], revisitAt: until } : { steps: [{ do: 'status', status: next }] };
    }
    const { status } = record;
    if (status === 'deleting' || status === 'create-failed') return { steps: [] };
    if (!server) return { steps: [{ do: 'start' }] };
    const isUp = server.state !== 'starting' && server.state !== 'stopping';
    return { steps: isUp && startup.includes(status) ? [{ do: 'status', status: 'available' }] : [] };
  },

  apply(step, ctx, key) {
    const record = ctx.get(caches, key);
    if (!record) return;
    if (step.do === 'start') {
      ctx.put(servers, key, { state: 'starting' });
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
