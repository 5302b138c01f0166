// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTrustStoreRevocations.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTrustStore } from '../find.ts';
import { paged } from '../paging.ts';
import { requireRevocation, revocationsOf } from '../trust-stores/revocations.ts';
import { revocationView } from '../views/trust-store.ts';

export const describeTrustStoreRevocations: Operation<'elbv2', 'DescribeTrustStoreRevocations'> = (
  input,
  ctx,
) => {
  const { arn } = requireTrustStore(input.TrustStoreArn, ctx);
  const asked = input.RevocationIds?.length
    ? input.RevocationIds.map((id) => requireRevocation(arn, id, ctx))
    : revocationsOf(arn, ctx);
  const { items, NextMarker } = paged(asked, ({ id }) => String(id).padStart(10, '0'), input);
  return { TrustStoreRevocations: items.map(revocationView), NextMarker };
};
