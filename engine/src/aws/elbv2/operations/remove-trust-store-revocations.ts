// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveTrustStoreRevocations.html
import type { Operation } from '../../../kernel/context.ts';
import { findTrustStore } from '../find.ts';
import { revocationKey, revocations } from '../state.ts';
import { findRevocation } from '../trust-stores/revocations.ts';

export const removeTrustStoreRevocations: Operation<'elbv2', 'RemoveTrustStoreRevocations'> = (
  input,
  ctx,
) => {
  const { arn } = findTrustStore(input.TrustStoreArn, ctx);
  const removed = (input.RevocationIds ?? []).map((id) => findRevocation(arn, id, ctx));
  for (const { id } of removed) ctx.delete(revocations, revocationKey(arn, id));
  return {};
};
