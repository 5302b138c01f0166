// Has a snapshot's files copied, in each engine anew until they are.
import type { Controller } from '../../../kernel/controller.ts';
import { publishSnapshotEvent } from '../events.ts';
import { copies, type SnapshotRecord, snapshots } from '../state.ts';

interface Snapshot {
  readonly record: SnapshotRecord;
  readonly isCopying: boolean;
}

type Step = { readonly do: 'copy' | 'complete' };

export const snapshotController: Controller<Snapshot, Step> = {
  name: 'rds/snapshot',
  keys: (state) => state.keys(snapshots),
  watches: {},

  observe(state, key) {
    const record = state.get(snapshots, key);
    return record && { record, isCopying: state.get(copies, key) !== undefined };
  },

  plan({ record, isCopying }) {
    if (record.status !== 'creating' || isCopying) return { steps: [] };
    return { steps: [{ do: record.copyId === undefined ? 'complete' : 'copy' }] };
  },

  apply(step, ctx, key) {
    const record = ctx.get(snapshots, key);
    if (!record) return;
    if (step.do === 'complete') {
      ctx.put(snapshots, key, { ...record, status: 'available' });
      publishSnapshotEvent(record, 'created', ctx);
      return;
    }
    ctx.put(copies, key, { state: 'copying' });
    ctx.perform('data-stores/copy', { storeId: record.databaseResourceId, copyId: record.copyId! });
  },
};
