// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DeleteTrustStore.html
import type { Operation } from '../../../kernel/context.ts';
import { trustStoreInUse } from '../faults.ts';
import { requireTrustStore } from '../find.ts';
import { revocationKey, revocations, trustStores } from '../state.ts';
import { associationsOf } from '../trust-stores/associations.ts';
import { revocationsOf } from '../trust-stores/revocations.ts';

export const deleteTrustStore: Operation<'elbv2', 'DeleteTrustStore'> = (input, ctx) => {
  const { arn } = requireTrustStore(input.TrustStoreArn, ctx);
  if (associationsOf(arn, ctx).length > 0) throw trustStoreInUse(arn);
  for (const { id } of revocationsOf(arn, ctx)) ctx.delete(revocations, revocationKey(arn, id));
  ctx.delete(trustStores, arn);
  return {};
};
