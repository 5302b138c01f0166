// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteServerCertificate.html
import { certificates } from '../../../contracts/certificates.ts';
import type { Operation } from '../../../kernel/context.ts';
import { requireServerCertificate } from '../find.ts';
import { serverCertificates } from '../state.ts';
import { iamArn } from '../views.ts';

export const deleteServerCertificate: Operation<'iam', 'DeleteServerCertificate'> = (input, ctx) => {
  const certificate = requireServerCertificate(input.ServerCertificateName, ctx);
  ctx.delete(certificates, iamArn('server-certificate', certificate.path, certificate.name, ctx));
  ctx.delete(serverCertificates, certificate.name);
  return {};
};
