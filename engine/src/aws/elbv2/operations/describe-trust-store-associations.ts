// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeTrustStoreAssociations.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTrustStore } from '../find.ts';
import { paged } from '../paging.ts';
import { associationsOf } from '../trust-stores/associations.ts';

export const describeTrustStoreAssociations: Operation<'elbv2', 'DescribeTrustStoreAssociations'> = (
  input,
  ctx,
) => {
  const associated = associationsOf(requireTrustStore(input.TrustStoreArn, ctx).arn, ctx);
  const { items, NextMarker } = paged(associated, (arn) => arn, input);
  return { TrustStoreAssociations: items.map((ResourceArn) => ({ ResourceArn })), NextMarker };
};
