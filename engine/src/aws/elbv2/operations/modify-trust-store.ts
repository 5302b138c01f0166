// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTrustStore.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTrustStore } from '../find.ts';
import { trustStores } from '../state.ts';
import { storedBundle } from '../trust-stores/stored-bundle.ts';
import { trustStoreView } from '../views/trust-store.ts';

/** Replaces the whole bundle; revocation files stay. */
export const modifyTrustStore: Operation<'elbv2', 'ModifyTrustStore'> = (input, ctx) => {
  const record = { ...requireTrustStore(input.TrustStoreArn, ctx), ...storedBundle(input, ctx) };
  ctx.put(trustStores, record.arn, record);
  return { TrustStores: [trustStoreView(record, ctx)] };
};
