import { X509Certificate } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { certificates } from '../../contracts/certificates.ts';
import { certificateCloud, code, now } from './testing/certificate-cloud.ts';

describe('a certificate that is requested', () => {
  test('is pending until the controller issues it, and then available to the load balancer', () => {
    using cloud = certificateCloud();
    const { CertificateArn = '' } = cloud.call('acm', 'RequestCertificate', {
      DomainName: 'Shop.example.com',
      SubjectAlternativeNames: ['*.shop.example.com', 'shop.example.com'],
      ValidationMethod: 'DNS',
    });
    const describe = () => cloud.call('acm', 'DescribeCertificate', { CertificateArn }).Certificate;
    expect(describe()).toMatchObject({ Status: 'PENDING_VALIDATION', KeyAlgorithm: 'RSA_2048' });
    expect(code(() => cloud.call('acm', 'GetCertificate', { CertificateArn }))).toBe(
      'RequestInProgressException',
    );

    cloud.settle();
    const issued = describe();
    expect(issued).toMatchObject({
      Status: 'ISSUED',
      Type: 'AMAZON_ISSUED',
      DomainName: 'shop.example.com',
      SubjectAlternativeNames: ['shop.example.com', '*.shop.example.com'],
      Subject: 'CN=shop.example.com',
      Issuer: 'shop.example.com',
      SignatureAlgorithm: 'SHA256WITHRSA',
      InUseBy: [],
      IssuedAt: new Date(now),
      ExtendedKeyUsages: [{ Name: 'TLS_WEB_SERVER_AUTHENTICATION', OID: '1.3.6.1.5.5.7.3.1' }],
    });
    // A wildcard is validated by the record of the name without its `*.`.
    const [first, second] = issued?.DomainValidationOptions ?? [];
    expect(first).toMatchObject({ ValidationStatus: 'SUCCESS', ResourceRecord: { Type: 'CNAME' } });
    expect(second?.ResourceRecord).toEqual(first?.ResourceRecord);
    const { Certificate = '' } = cloud.call('acm', 'GetCertificate', { CertificateArn });
    expect(cloud.state.get(certificates, CertificateArn)?.chain).toBe(Certificate);
    expect(new X509Certificate(Certificate).checkHost('a.shop.example.com')).toBeDefined();
  });

  test('is the same one for a repeated token within an hour', () => {
    using cloud = certificateCloud();
    const request = (IdempotencyToken: string | undefined, DomainName = 'a.example.com') =>
      cloud.call('acm', 'RequestCertificate', { DomainName, IdempotencyToken, KeyAlgorithm: 'EC_prime256v1' })
        .CertificateArn;
    const first = request('t');
    expect(request('t')).toBe(first);
    expect(request('t', 'b.example.com')).not.toBe(first);
    expect(request('u')).not.toBe(first);
    expect(request(undefined)).not.toBe(request(undefined));
    cloud.advance(60 * 60 * 1000);
    expect(request('t')).not.toBe(first);
  });

  const refused: [string, object, string][] = [
    ['a name of one label', { DomainName: 'localhost' }, 'ValidationException'],
    ['an inner wildcard', { DomainName: 'a.*.example.com' }, 'ValidationException'],
    ['an alternative name with a space', { SubjectAlternativeNames: ['a b.com'] }, 'ValidationException'],
    [
      'eleven names',
      { SubjectAlternativeNames: Array.from({ length: 10 }, (_, i) => `a${i}.example.com`) },
      'LimitExceededException',
    ],
    ['a key algorithm that only imports can have', { KeyAlgorithm: 'RSA_4096' }, 'ValidationException'],
    ['a private authority', { CertificateAuthorityArn: 'arn:aws:acm-pca:x' }, 'InvalidParameterException'],
    [
      'validation mails to another domain',
      { DomainValidationOptions: [{ DomainName: 'a.example.com', ValidationDomain: 'other.com' }] },
      'InvalidDomainValidationOptionsException',
    ],
  ];
  test.each(refused)('is refused for %s', (_what, input, expected) => {
    using cloud = certificateCloud();
    const attempt = () => cloud.call('acm', 'RequestCertificate', { DomainName: 'a.example.com', ...input });
    expect(code(attempt)).toBe(expected);
  });
});
