// https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { findCertificate, usersOfCertificates } from '../find.ts';
import { shownDetail } from '../views.ts';

export const describeCertificate: Operation<'acm', 'DescribeCertificate'> = (input, ctx) => {
  const record = findCertificate(input.CertificateArn, ctx);
  return { Certificate: shownDetail(record, usersOfCertificates(ctx).get(record.arn) ?? []) };
};
