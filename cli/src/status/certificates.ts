// The certificates of HTTPS listeners. A self-signed one is trusted by nobody until it is handed to a client.
import type { Section } from '../commands/status.ts';
import { table } from '../view/table.ts';

const made: Readonly<Record<string, string>> = { AMAZON_ISSUED: 'self-signed', IMPORTED: 'imported' };

export const showCertificates: Section = async ({ acm }) => {
  // Without its own filter the list would leave out elliptic curves, as AWS's does.
  const { CertificateSummaryList: all = [] } = await acm.listCertificates({
    Includes: {
      keyTypes: [
        'RSA_1024',
        'RSA_2048',
        'RSA_3072',
        'RSA_4096',
        'EC_prime256v1',
        'EC_secp384r1',
        'EC_secp521r1',
      ],
    },
  });
  if (all.length === 0) return '';
  const rows = all.map(
    ({ SubjectAlternativeNameSummaries: names, DomainName, Type, InUse, CertificateArn }) => [
      names?.join(' ') || (DomainName ?? ''),
      made[Type ?? ''] ?? '',
      InUse ? 'in use' : 'not in use',
      CertificateArn ?? '',
    ],
  );
  const selfSigned = all.find(({ Type }) => Type === 'AMAZON_ISSUED');
  const hint = selfSigned
    ? '\n  To trust a self-signed one: aws acm get-certificate --query Certificate --output text --certificate-arn ' +
      `${selfSigned.CertificateArn} > certificate.pem, then curl --cacert certificate.pem`
    : '';
  return `Certificates\n${table(rows)}${hint}`;
};
