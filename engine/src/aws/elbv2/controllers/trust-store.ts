// A trust store is creating for a moment, long enough to be seen, and then active.
import type { Controller } from '../../../kernel/controller.ts';
import { type TrustStoreRecord, trustStores } from '../state.ts';

const creatingMs = 50;

export const trustStoreState: Controller<TrustStoreRecord, 'activate'> = {
  name: 'elbv2/trust-store',
  keys: (state) => state.keys(trustStores),
  watches: { 'elbv2/trust-stores': (arn) => [arn] },
  observe: (state, arn) => state.get(trustStores, arn),
  plan: ({ state, createdAt }, now) => {
    if (state === 'active') return { steps: [] };
    const activeAt = createdAt + creatingMs;
    return now >= activeAt ? { steps: ['activate'] } : { steps: [], revisitAt: activeAt };
  },
  apply: (_step, ctx, arn) => {
    const trustStore = ctx.get(trustStores, arn);
    if (trustStore) ctx.put(trustStores, arn, { ...trustStore, state: 'active' });
  },
};
