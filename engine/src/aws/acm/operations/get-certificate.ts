// https://docs.aws.amazon.com/acm/latest/APIReference/API_GetCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { notIssuedYet } from '../faults.ts';
import { requireCertificate } from '../find.ts';

export const getCertificate: Operation<'acm', 'GetCertificate'> = (input, ctx) => {
  const { arn, issued } = requireCertificate(input.CertificateArn, ctx);
  if (!issued) throw notIssuedYet(arn);
  return { Certificate: issued.certificate, CertificateChain: issued.chain };
};
