// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_GetTrustStoreRevocationContent.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTrustStore } from '../find.ts';
import { locationOf } from '../trust-stores/location.ts';
import { requireRevocation } from '../trust-stores/revocations.ts';

export const getTrustStoreRevocationContent: Operation<'elbv2', 'GetTrustStoreRevocationContent'> = (
  input,
  ctx,
) => {
  const { arn, name } = requireTrustStore(input.TrustStoreArn, ctx);
  const { blob, id } = requireRevocation(arn, input.RevocationId, ctx);
  return { Location: locationOf(blob, `${name}-${id}.crl`, ctx) };
};
