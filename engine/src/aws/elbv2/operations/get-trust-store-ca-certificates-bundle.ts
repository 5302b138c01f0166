// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_GetTrustStoreCaCertificatesBundle.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTrustStore } from '../find.ts';
import { locationOf } from '../trust-stores/location.ts';

export const getTrustStoreCaCertificatesBundle: Operation<'elbv2', 'GetTrustStoreCaCertificatesBundle'> = (
  input,
  ctx,
) => {
  const { blob, name } = requireTrustStore(input.TrustStoreArn, ctx);
  return { Location: locationOf(blob, `${name}.pem`, ctx) };
};
