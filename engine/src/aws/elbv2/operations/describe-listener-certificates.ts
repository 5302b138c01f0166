// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_DescribeListenerCertificates.html
import type { Operation } from '../../../kernel/context.ts';
import { requireListener } from '../find.ts';
import { paged } from '../paging.ts';

export const describeListenerCertificates: Operation<'elbv2', 'DescribeListenerCertificates'> = (
  input,
  ctx,
) => {
  const [first, ...more] = requireListener(input.ListenerArn, ctx).certificates;
  const all = [
    ...(first ? [{ CertificateArn: first, IsDefault: true }] : []),
    ...more.map((arn) => ({ CertificateArn: arn, IsDefault: false })),
  ];
  // The default certificate comes first.
  const key = ({ CertificateArn, IsDefault }: (typeof all)[number]) =>
    `${IsDefault ? 0 : 1} ${CertificateArn}`;
  const { items, NextMarker } = paged(all, key, input);
  return { Certificates: items, NextMarker };
};
