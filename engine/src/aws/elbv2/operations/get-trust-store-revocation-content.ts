// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_GetTrustStoreRevocationContent.html
import type { Operation } from '../../../kernel/context.ts';
import { findTrustStore } from '../find.ts';
import { locationOf } from '../trust-stores/location.ts';
import { findRevocation } from '../trust-stores/revocations.ts';

export const getTrustStoreRevocationContent: Operation<'elbv2', 'GetTrustStoreRevocationContent'> = (
  input,
  ctx,
) => {
  const { arn, name } = findTrustStore(input.TrustStoreArn, ctx);
  const { blob, id } = findRevocation(arn, input.RevocationId, ctx);
  return { Location: locationOf(blob, `${name}-${id}.crl`, ctx) };
};
