// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServerCertificate.html
import type { Operation } from '../../../kernel/context.ts';
import { requireServerCertificate } from '../find.ts';
import { tagViews } from '../tags.ts';
import { serverCertificateView } from '../views.ts';

export const getServerCertificate: Operation<'iam', 'GetServerCertificate'> = (input, ctx) => {
  const certificate = requireServerCertificate(input.ServerCertificateName, ctx);
  return {
    ServerCertificate: {
      ServerCertificateMetadata: serverCertificateView(certificate, ctx),
      CertificateBody: certificate.body,
      CertificateChain: certificate.chain,
      Tags: tagViews(certificate.tags),
    },
  };
};
