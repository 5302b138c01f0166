// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RemoveTrustStoreRevocations.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTrustStore } from '../find.ts';
import { revocationKey, revocations } from '../state.ts';
import { requireRevocation } from '../trust-stores/revocations.ts';

export const removeTrustStoreRevocations: Operation<'elbv2', 'RemoveTrustStoreRevocations'> = (
  input,
  ctx,
) => {
  const { arn } = requireTrustStore(input.TrustStoreArn, ctx);
  const removed = (input.RevocationIds ?? []).map((id) => requireRevocation(arn, id, ctx));
  for (const { id } of removed) ctx.delete(revocations, revocationKey(arn, id));
  return {};
};
