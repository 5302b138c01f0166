// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerCertificates.html
import type { Operation } from '../../../kernel/context.ts';
import { requireListener } from '../find.ts';
import { paged } from '../paging.ts';

export const describeListenerCertificates: Operation<'elbv2', 'DescribeListenerCertificates'> = (
  input,
  ctx,
) => {
  const [first, ...more] = requireListener(input.ListenerArn, ctx).certificates;
  const shown = [
    ...(first ? [{ CertificateArn: first, IsDefault: true }] : []),
    ...more.map((arn) => ({ CertificateArn: arn, IsDefault: false })),
  ];
  const { items, NextMarker } = paged(shown, (certificate) => certificate.CertificateArn, input);
  return { Certificates: items, NextMarker };
};
