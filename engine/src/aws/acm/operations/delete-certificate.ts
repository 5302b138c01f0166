// https://docs.aws.amazon.com/acm/latest/APIReference/API_DeleteCertificate.html
import { certificates } from '../../../contracts/certificates.ts';
import type { Operation } from '../../../kernel/context.ts';
import { inUse } from '../faults.ts';
import { requireCertificate, usersOfCertificates } from '../find.ts';
import { acmCertificates } from '../state.ts';

export const deleteCertificate: Operation<'acm', 'DeleteCertificate'> = (input, ctx) => {
  const { arn } = requireCertificate(input.CertificateArn, ctx);
  if (usersOfCertificates(ctx).has(arn)) throw inUse(arn, ctx.account);
  ctx.delete(acmCertificates, arn);
  ctx.delete(certificates, arn);
  return {};
};
