import { expect, test } from 'vitest';
import { certificateCloud, imports, pair } from './testing/certificate-cloud.ts';

test('a certificate is published when it is issued, imported and reimported', () => {
  using cloud = certificateCloud();
  const { CertificateArn: issued } = cloud.call('acm', 'RequestCertificate', {
    DomainName: 'a.example.com',
    KeyAlgorithm: 'EC_prime256v1',
    ValidationMethod: 'DNS',
  });
  expect(cloud.events).toEqual([]);
  cloud.settle();
  expect(cloud.events).toEqual([
    {
      detailType: 'ACM Certificate Available',
      resources: [issued],
      detail: {
        Action: 'ISSUANCE',
        CertificateType: 'AMAZON_ISSUED',
        CommonName: 'a.example.com',
        DomainValidationMethod: 'DNS',
        CertificateCreatedDate: '2026-01-01T00:00:00Z',
        CertificateExpirationDate: '2027-01-30T23:59:59Z',
        DaysToExpiry: 394,
        InUse: false,
        Exported: false,
      },
    },
  ]);
  const { CertificateArn } = cloud.call('acm', 'ImportCertificate', imports(pair('b.example.com')));
  cloud.call('acm', 'ImportCertificate', { CertificateArn, ...imports(pair('b.example.com')) });
  expect(cloud.events.slice(1).map(({ resources, detail }) => [resources[0], detail.Action])).toEqual([
    [CertificateArn, 'IMPORT'],
    [CertificateArn, 'REIMPORT'],
  ]);
});
