import type { ListCertificatesCommandInput } from '@aws-sdk/client-acm';
import { expect, test } from 'vitest';
import { certificates } from '../../contracts/certificates.ts';
import { certificateCloud, code, imports, pair } from './testing/certificate-cloud.ts';

test('a certificate that a listener uses, as default or by SNI, cannot be deleted', () => {
  using cloud = certificateCloud();
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
  const described = cloud.call('acm', 'DescribeCertificate', { CertificateArn: second }).Certificate;
  expect(described?.InUseBy).toEqual([LoadBalancerArn]);

  // After a reimport, clients get the new certificate at once.
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

test('a list holds RSA keys unless the request names others, and can be sorted and paged', () => {
  using cloud = certificateCloud();
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
  using cloud = certificateCloud();
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
  using cloud = certificateCloud();
  const { CertificateArn = '' } = cloud.call('acm', 'RequestCertificate', {
    DomainName: 'a.example.com',
    KeyAlgorithm: 'EC_secp384r1',
  });
  // The engine ends after the request, before the certificate is issued.
  cloud.restart();
  cloud.settle();
  const material = cloud.state.get(certificates, CertificateArn);
  cloud.restart();
  cloud.settle();
  expect(material?.privateKey).toContain('PRIVATE KEY');
  expect(cloud.state.get(certificates, CertificateArn)).toEqual(material);
});

test("a requested certificate's options can be changed, an imported one has none", () => {
  using cloud = certificateCloud();
  const { CertificateArn } = cloud.call('acm', 'RequestCertificate', {
    DomainName: 'a.example.com',
    KeyAlgorithm: 'EC_prime256v1',
  });
  const options = () => cloud.call('acm', 'DescribeCertificate', { CertificateArn }).Certificate?.Options;
  expect(options()).toEqual({ CertificateTransparencyLoggingPreference: 'ENABLED', Export: 'DISABLED' });
  const update = (arn: string | undefined) =>
    cloud.call('acm', 'UpdateCertificateOptions', {
      CertificateArn: arn,
      Options: { CertificateTransparencyLoggingPreference: 'DISABLED' },
    });
  update(CertificateArn);
  expect(options()).toEqual({ CertificateTransparencyLoggingPreference: 'DISABLED', Export: 'DISABLED' });
  const imported = cloud.call('acm', 'ImportCertificate', imports(pair('a.example.com')));
  expect(code(() => update(imported.CertificateArn))).toBe('InvalidStateException');
  expect(code(() => update(`${CertificateArn}0`))).toBe('ResourceNotFoundException');
});
