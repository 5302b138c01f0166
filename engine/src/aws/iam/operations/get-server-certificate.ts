// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServerCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchServerCertificate } from '../faults.ts';
import { serverCertificates } from '../state.ts';
import { shownServerCertificate, shownTags } from '../views.ts';

export const getServerCertificate: Operation<'iam', 'GetServerCertificate'> = (input, ctx) => {
  const certificate = ctx.get(serverCertificates, input.ServerCertificateName!);
  if (!certificate) throw noSuchServerCertificate(input.ServerCertificateName!);
  return {
    ServerCertificate: {
      ServerCertificateMetadata: shownServerCertificate(certificate, ctx),
      CertificateBody: certificate.body,
      CertificateChain: certificate.chain,
      Tags: shownTags(certificate.tags),
    },
  };
};
