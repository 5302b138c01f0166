// https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireCertificate, usersOfCertificates } from '../find.ts';
import { certificateDetailView } from '../views.ts';

export const describeCertificate: Operation<'acm', 'DescribeCertificate'> = (input, ctx) => {
  const record = requireCertificate(input.CertificateArn, ctx);
  return { Certificate: certificateDetailView(record, usersOfCertificates(ctx).get(record.arn) ?? []) };
};
