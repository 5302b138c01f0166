// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTrustStore.html
import type { Operation } from '../../../kernel/context.ts';
import { duplicateTrustStore, invalid, tooMany } from '../faults.ts';
import { checkName } from '../names.ts';
import { type TrustStoreRecord, trustStores } from '../state.ts';
import { recordedTags } from '../tags.ts';
import { storedBundle } from '../trust-stores/stored-bundle.ts';
import { trustStoreView } from '../views/trust-store.ts';

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
const maxTrustStores = 20;

export const createTrustStore: Operation<'elbv2', 'CreateTrustStore'> = (input, ctx) => {
  const name = input.Name!;
  checkName('trust store', name);
  if (name.includes('--')) throw invalid(`The trust store name '${name}' cannot contain '--'`);
  const all = ctx.all(trustStores);
  if (all.some((other) => other.name === name)) throw duplicateTrustStore(name);
  if (all.length >= maxTrustStores) throw tooMany('TrustStores', maxTrustStores);
  const record: TrustStoreRecord = {
    arn: ctx.arn('elasticloadbalancing', `truststore/${name}/${ctx.ids.hex(16)}`),
    name,
    state: 'creating',
    createdAt: ctx.now,
    ...storedBundle(input, ctx),
    nextRevocationId: 1,
    tags: recordedTags(input.Tags),
  };
  ctx.put(trustStores, record.arn, record);
  return { TrustStores: [trustStoreView(record, ctx)] };
};
