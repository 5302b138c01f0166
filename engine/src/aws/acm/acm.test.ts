import { X509Certificate } from 'node:crypto';
import type { ListCertificatesCommandInput } from '@aws-sdk/client-acm';
import { describe, expect, test } from 'vitest';
import { certificates } from '../../contracts/certificates.ts';
import { balancedCloud, code } from '../elbv2/testing.ts';
import { acm } from './index.ts';
import { selfSigned } from './issuing/self-signed.ts';
import { expiredLeaf, intermediate, leaf, leafKey, root } from './testing/chain.ts';

const cloudWithAcm = () => balancedCloud(acm);
const now = Date.UTC(2026, 0, 1);
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const pair = (...names: string[]) =>
  selfSigned({ names, keyAlgorithm: 'EC_prime256v1', now, serial: '4'.repeat(32) });
const imports = ({ certificate, privateKey }: ReturnType<typeof pair>) => ({
  Certificate: bytes(certificate),
  PrivateKey: bytes(privateKey),
});

describe('a certificate that is requested', () => {
  test('is pending until the controller has issued it, and then what the load balancer finds', () => {
    using cloud = cloudWithAcm();
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
    // A wildcard is validated by the record of the name under it.
    const [first, second] = issued?.DomainValidationOptions ?? [];
    expect(first).toMatchObject({ ValidationStatus: 'SUCCESS', ResourceRecord: { Type: 'CNAME' } });
    expect(second?.ResourceRecord).toEqual(first?.ResourceRecord);
    const { Certificate = '' } = cloud.call('acm', 'GetCertificate', { CertificateArn });
    expect(cloud.state.get(certificates, CertificateArn)?.chain).toBe(Certificate);
    expect(new X509Certificate(Certificate).checkHost('a.shop.example.com')).toBeDefined();
  });

  test('is requested once for one token within an hour', () => {
    using cloud = cloudWithAcm();
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
    ['a key that is for imports', { KeyAlgorithm: 'RSA_4096' }, 'ValidationException'],
    ['a private authority', { CertificateAuthorityArn: 'arn:aws:acm-pca:x' }, 'InvalidParameterException'],
    [
      'mails to another domain',
      { DomainValidationOptions: [{ DomainName: 'a.example.com', ValidationDomain: 'other.com' }] },
      'InvalidDomainValidationOptionsException',
    ],
  ];
  test.each(refused)('is refused with %s', (_what, input, expected) => {
    using cloud = cloudWithAcm();
    const attempt = () => cloud.call('acm', 'RequestCertificate', { DomainName: 'a.example.com', ...input });
    expect(code(attempt)).toBe(expected);
  });
});

describe('a certificate that is imported', () => {
  test('is shown as it is, and replaced under its ARN', () => {
    using cloud = cloudWithAcm();
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

  test('is shown to clients with its chain', () => {
    using cloud = cloudWithAcm();
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
    ['a key that is not its own', given(leaf, '', pair('a.com').privateKey), /does not match/],
    ['no key', given(leaf, '', 'key'), /no unencrypted private key/],
    ['a chain in the wrong order', given(leaf, `${root}\n${intermediate}`), /certificate chain/],
    ['a chain that is none', given(leaf, 'chain'), /certificate chain/],
    ['two certificates', given(`${leaf}\n${intermediate}`, ''), /more than one certificate/],
    ['no certificate', given('certificate', ''), /no certificate in PEM/],
    ['a damaged certificate', given(leaf.replace('MII', 'AAA'), ''), /not a certificate in PEM/],
    ['a certificate that has ended', given(expiredLeaf, ''), /expired/],
  ];
  test.each(refused)('is refused with %s', (_what, input, message) => {
    using cloud = cloudWithAcm();
    const attempt = () => cloud.call('acm', 'ImportCertificate', input as ReturnType<typeof imports>);
    expect(attempt).toThrow(message);
  });

  test('takes the place only of an imported one with a key of its kind and a name of its own', () => {
    using cloud = cloudWithAcm();
    const { CertificateArn } = cloud.call('acm', 'ImportCertificate', imports(pair('a.example.com')));
    const replace = (CertificateArn: string | undefined, by: ReturnType<typeof pair>, more: object = {}) =>
      code(() => cloud.call('acm', 'ImportCertificate', { CertificateArn, ...imports(by), ...more }));
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

test('a certificate that a listener shows is in use and cannot be deleted, as default or by SNI', () => {
  using cloud = cloudWithAcm();
  const [first, second] = ['a.example.com', 'b.example.com'].map(
    (name) => cloud.call('acm', 'ImportCertificate', imports(pair(name))).CertificateArn!,
  );
  const LoadBalancerArn = cloud.loadBalancer();
  const { Listeners } = cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn,
    Protocol: 'HTTPS',
    Port: 443,
    Certificates: [{ CertificateArn: first }],
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
  });
  const ListenerArn = Listeners![0]!.ListenerArn!;
  cloud.call('elbv2', 'AddListenerCertificates', {
    ListenerArn,
    Certificates: [{ CertificateArn: second }],
  });
  const remove = (CertificateArn: string | undefined) =>
    code(() => cloud.call('acm', 'DeleteCertificate', { CertificateArn }));
  expect([remove(first), remove(second)]).toEqual(['ResourceInUseException', 'ResourceInUseException']);
  const shown = cloud.call('acm', 'DescribeCertificate', { CertificateArn: second }).Certificate;
  expect(shown?.InUseBy).toEqual([LoadBalancerArn]);

  // Imported again, it is shown to clients at once.
  const renewed = pair('a.example.com');
  cloud.call('acm', 'ImportCertificate', { CertificateArn: first, ...imports(renewed) });
  cloud.settle();
  const [listener] = cloud.table().loadBalancers[0]!.listeners;
  expect(listener?.certificates.map(({ arn }) => arn)).toEqual([first, second]);
  expect(listener?.certificates[0]?.privateKey).toBe(renewed.privateKey);

  cloud.call('elbv2', 'DeleteListener', { ListenerArn });
  expect([remove(first), remove(second), remove(first)]).toEqual([
    'no fault',
    'no fault',
    'ResourceNotFoundException',
  ]);
  expect(cloud.state.all(certificates)).toEqual([]);
});

test('a list shows RSA keys unless others are asked for, in pages, and in order when asked', () => {
  using cloud = cloudWithAcm();
  const request = (DomainName: string, KeyAlgorithm: 'RSA_2048' | 'EC_prime256v1') => {
    cloud.advance(1000);
    cloud.call('acm', 'RequestCertificate', { DomainName, KeyAlgorithm });
  };
  request('a.example.com', 'RSA_2048');
  request('b.example.com', 'EC_prime256v1');
  request('c.example.com', 'RSA_2048');
  const list = (input: ListCertificatesCommandInput) => cloud.call('acm', 'ListCertificates', input);
  const names = (input: ListCertificatesCommandInput) =>
    list(input).CertificateSummaryList?.map(({ DomainName }) => DomainName);
  const all: ListCertificatesCommandInput = { Includes: { keyTypes: ['RSA_2048', 'EC_prime256v1'] } };
  expect(names({})).toEqual(['a.example.com', 'c.example.com']);
  expect(names({ ...all, SortBy: 'CREATED_AT', SortOrder: 'DESCENDING' })).toEqual([
    'c.example.com',
    'b.example.com',
    'a.example.com',
  ]);
  expect(names({ ...all, CertificateStatuses: ['PENDING_VALIDATION'] })).toEqual(['c.example.com']);
  const { NextToken } = list({ ...all, MaxItems: 2 });
  expect(names({ ...all, MaxItems: 2, NextToken })).toEqual(['c.example.com']);
});

test('tags are added, replaced, and removed by key or by key and value', () => {
  using cloud = cloudWithAcm();
  const { CertificateArn } = cloud.call('acm', 'ImportCertificate', imports(pair('a.example.com')));
  const add = (...Tags: { Key: string; Value?: string }[]) =>
    cloud.call('acm', 'AddTagsToCertificate', { CertificateArn, Tags });
  const tags = () => cloud.call('acm', 'ListTagsForCertificate', { CertificateArn }).Tags;
  add({ Key: 'a', Value: '1' }, { Key: 'b', Value: '2' }, { Key: 'c' });
  add({ Key: 'a', Value: '3' });
  cloud.call('acm', 'RemoveTagsFromCertificate', {
    CertificateArn,
    Tags: [{ Key: 'b' }, { Key: 'a', Value: '1' }],
  });
  expect(tags()).toEqual([
    { Key: 'a', Value: '3' },
    { Key: 'c', Value: '' },
  ]);
  const many = Array.from({ length: 49 }, (_, i) => ({ Key: `k${i}`, Value: 'v' }));
  expect(code(() => add(...many))).toBe('TooManyTagsException');
});

test('a certificate survives a restart with its key', () => {
  using cloud = cloudWithAcm();
  const { CertificateArn = '' } = cloud.call('acm', 'RequestCertificate', {
    DomainName: 'a.example.com',
    KeyAlgorithm: 'EC_secp384r1',
  });
  // It was requested, and the engine ended before it was issued.
  cloud.restart();
  cloud.settle();
  const material = cloud.state.get(certificates, CertificateArn);
  cloud.restart();
  cloud.settle();
  expect(material?.privateKey).toContain('PRIVATE KEY');
  expect(cloud.state.get(certificates, CertificateArn)).toEqual(material);
});
