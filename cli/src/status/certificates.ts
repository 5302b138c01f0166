// The certificates of HTTPS listeners. No client trusts a self-signed one until it is given to that client.
import { allPages } from '../targets/all-pages.ts';
import type { Section } from './section.ts';

const origins = { AMAZON_ISSUED: 'self-signed', IMPORTED: 'imported', PRIVATE: 'unknown' } as const;

export const certificatesSection: Section = async ({ acm }) => {
  const all = await allPages(async (NextToken) => {
    const page = await acm.listCertificates({
      NextToken,
      // Without a filter of its own, AWS's list leaves out elliptic curves.
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
    return { items: page.CertificateSummaryList, next: page.NextToken };
  });
  if (all.length === 0) return undefined;
  const certificates = all.map(
    ({ SubjectAlternativeNameSummaries: names = [], DomainName = '', Type, InUse, CertificateArn = '' }) => ({
      names: names.length > 0 ? names : [DomainName],
      arn: CertificateArn,
      origin: Type ? origins[Type] : ('unknown' as const),
      isInUse: InUse === true,
    }),
  );
  return { code: 'status-certificates', certificates };
};
