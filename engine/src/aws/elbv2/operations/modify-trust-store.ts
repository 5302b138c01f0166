// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_ModifyTrustStore.html
import type { Operation } from '../../../kernel/context.ts';
import { findTrustStore } from '../find.ts';
import { trustStores } from '../state.ts';
import { shownTrustStore } from '../trust-stores/shown.ts';
import { storedBundle } from '../trust-stores/stored-bundle.ts';

/** The bundle is replaced as a whole; revocation files stay. */
export const modifyTrustStore: Operation<'elbv2', 'ModifyTrustStore'> = (input, ctx) => {
  const record = { ...findTrustStore(input.TrustStoreArn, ctx), ...storedBundle(input, ctx) };
  ctx.put(trustStores, record.arn, record);
  return { TrustStores: [shownTrustStore(record, ctx)] };
};
