import { describe, expect, test } from 'vitest';
import { certificates } from '../../contracts/certificates.ts';
import { selfSigned } from './issuing/self-signed.ts';
import { bytes, certificateCloud, code, imports, now, pair } from './testing/certificate-cloud.ts';
import { expiredLeaf, intermediate, leaf, leafKey, root } from './testing/chain.ts';

describe('a certificate that is imported', () => {
  test('is described as it is, and can be replaced under its ARN', () => {
    using cloud = certificateCloud();
    const first = pair('a.example.com');
    const { CertificateArn = '' } = cloud.call('acm', 'ImportCertificate', {
      ...imports(first),
      Tags: [{ Key: 'team', Value: 'shop' }],
    });
    expect(cloud.call('acm', 'DescribeCertificate', { CertificateArn }).Certificate).toMatchObject({
      Type: 'IMPORTED',
      Status: 'ISSUED',
      DomainName: 'a.example.com',
      KeyAlgorithm: 'EC_prime256v1',
      Serial: Array(16).fill('44').join(':'),
    });
    const second = pair('b.example.com', 'a.example.com');
    cloud.call('acm', 'ImportCertificate', { CertificateArn, ...imports(second) });
    expect(cloud.call('acm', 'GetCertificate', { CertificateArn }).Certificate).toBe(second.certificate);
    expect(cloud.state.get(certificates, CertificateArn)).toEqual({
      chain: second.certificate,
      privateKey: second.privateKey,
    });
    const { Tags } = cloud.call('acm', 'ListTagsForCertificate', { CertificateArn });
    expect(Tags).toEqual([{ Key: 'team', Value: 'shop' }]);
  });

  test('is presented to clients with its chain', () => {
    using cloud = certificateCloud();
    const chain = `${intermediate}\n${root}\n`;
    const { CertificateArn = '' } = cloud.call('acm', 'ImportCertificate', {
      Certificate: bytes(leaf),
      CertificateChain: bytes(chain),
      PrivateKey: bytes(leafKey),
    });
    const { Certificate } = cloud.call('acm', 'DescribeCertificate', { CertificateArn });
    expect(Certificate).toMatchObject({ DomainName: 'chained.example.com', Issuer: 'Intermediate' });
    expect(cloud.call('acm', 'GetCertificate', { CertificateArn }).CertificateChain).toBe(chain);
    expect(cloud.state.get(certificates, CertificateArn)?.chain).toBe(`${leaf}\n${chain}`);
  });

  const given = (certificate: string, chain: string, key = leafKey) => ({
    Certificate: bytes(certificate),
    PrivateKey: bytes(key),
    ...(chain ? { CertificateChain: bytes(chain) } : {}),
  });
  const refused: [string, object, RegExp][] = [
    ['a key that does not match', given(leaf, '', pair('a.com').privateKey), /does not match/],
    ['no key', given(leaf, '', 'key'), /no unencrypted private key/],
    ['a chain in the wrong order', given(leaf, `${root}\n${intermediate}`), /certificate chain/],
    ['a chain without certificates', given(leaf, 'chain'), /certificate chain/],
    ['two certificates', given(`${leaf}\n${intermediate}`, ''), /more than one certificate/],
    ['no certificate', given('certificate', ''), /no certificate in PEM/],
    ['a damaged certificate', given(leaf.replace('MII', 'AAA'), ''), /not a certificate in PEM/],
    ['an expired certificate', given(expiredLeaf, ''), /expired/],
  ];
  test.each(refused)('is refused for %s', (_what, input, message) => {
    using cloud = certificateCloud();
    const attempt = () => cloud.call('acm', 'ImportCertificate', input as ReturnType<typeof imports>);
    expect(attempt).toThrow(message);
  });

  test('replaces only an imported one that has the same kind of key and a name in common', () => {
    using cloud = certificateCloud();
    const { CertificateArn } = cloud.call('acm', 'ImportCertificate', imports(pair('a.example.com')));
    const replace = (
      CertificateArn: string | undefined,
      replacement: ReturnType<typeof pair>,
      more: object = {},
    ) =>
      code(() =>
        cloud.call('acm', 'ImportCertificate', { CertificateArn, ...imports(replacement), ...more }),
      );
    const rsa = selfSigned({
      names: ['a.example.com'],
      keyAlgorithm: 'RSA_2048',
      now,
      serial: '5'.repeat(32),
    });
    const tags = { Tags: [{ Key: 'k', Value: 'v' }] };
    expect(replace(CertificateArn, pair('b.example.com'))).toBe('ValidationException');
    expect(replace(CertificateArn, rsa)).toBe('ValidationException');
    expect(replace(CertificateArn, pair('a.example.com'), tags)).toBe('ValidationException');
    expect(replace(`${CertificateArn}0`, pair('a.example.com'))).toBe('ResourceNotFoundException');
    const requested = cloud.call('acm', 'RequestCertificate', {
      DomainName: 'a.example.com',
      KeyAlgorithm: 'EC_prime256v1',
    });
    expect(replace(requested.CertificateArn, pair('a.example.com'))).toBe('ValidationException');
    expect(replace(CertificateArn, pair('a.example.com'))).toBe('no fault');
  });
});
