// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTrustStoreRevocations.html
import type { Operation } from '../../../kernel/context.ts';
import { findTrustStore } from '../find.ts';
import { paged } from '../paging.ts';
import { findRevocation, revocationsOf } from '../trust-stores/revocations.ts';
import { shownRevocation } from '../trust-stores/shown.ts';

export const describeTrustStoreRevocations: Operation<'elbv2', 'DescribeTrustStoreRevocations'> = (
  input,
  ctx,
) => {
  const { arn } = findTrustStore(input.TrustStoreArn, ctx);
  const asked = input.RevocationIds?.length
    ? input.RevocationIds.map((id) => findRevocation(arn, id, ctx))
    : revocationsOf(arn, ctx);
  const { items, NextMarker } = paged(asked, ({ id }) => String(id).padStart(10, '0'), input);
  return { TrustStoreRevocations: items.map(shownRevocation), NextMarker };
};
