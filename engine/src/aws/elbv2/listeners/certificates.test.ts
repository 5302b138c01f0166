import { expect, test } from 'vitest';
import { type BalancedCloud, balancedCloud, code } from '../testing/load-balanced-cloud.ts';
import { certificateArn, httpsListener, importCertificate, standInAcm } from '../testing/stand-in-acm.ts';

const described = (cloud: BalancedCloud, ListenerArn: string) =>
  cloud
    .call('elbv2', 'DescribeListenerCertificates', { ListenerArn })
    .Certificates!.map(({ CertificateArn, IsDefault }) => [CertificateArn, IsDefault]);

function listenerWith(cloud: BalancedCloud, ...names: string[]): string {
  const ListenerArn = httpsListener(cloud, 'own');
  const Certificates = names.map((name) => ({ CertificateArn: importCertificate(cloud, name) }));
  if (names.length > 0) cloud.call('elbv2', 'AddListenerCertificates', { ListenerArn, Certificates });
  return ListenerArn;
}

test('DescribeListenerCertificates returns the default certificate first, then the added ones', () => {
  using cloud = balancedCloud(standInAcm);
  const listener = listenerWith(cloud, 'b', 'a');
  expect(described(cloud, listener)).toEqual([
    [certificateArn('own'), true],
    [certificateArn('a'), false],
    [certificateArn('b'), false],
  ]);
  cloud.settle();
  const served = cloud.table().loadBalancers[0]!.listeners[0]!.certificates;
  expect(served.map(({ arn }) => arn)).toEqual([
    certificateArn('own'),
    certificateArn('b'),
    certificateArn('a'),
  ]);
});

test('DescribeListenerCertificates pages by certificate: removing one between two pages skips no other', () => {
  using cloud = balancedCloud(standInAcm);
  const ListenerArn = listenerWith(cloud, 'a', 'b', 'c');
  const page = (Marker?: string) =>
    cloud.call('elbv2', 'DescribeListenerCertificates', {
      ListenerArn,
      PageSize: 2,
      ...(Marker && { Marker }),
    });
  const first = page();
  expect(first.Certificates!.map(({ CertificateArn }) => CertificateArn)).toEqual([
    certificateArn('own'),
    certificateArn('a'),
  ]);
  cloud.call('elbv2', 'RemoveListenerCertificates', {
    ListenerArn,
    Certificates: [{ CertificateArn: certificateArn('a') }],
  });
  const second = page(first.NextMarker);
  expect(second.Certificates!.map(({ CertificateArn }) => CertificateArn)).toEqual([
    certificateArn('b'),
    certificateArn('c'),
  ]);
  expect(second.NextMarker).toBeUndefined();
});

test('AddListenerCertificates adds a certificate once, at most 25, and none to an HTTP listener', () => {
  using cloud = balancedCloud(standInAcm);
  const ListenerArn = listenerWith(cloud, 'a');
  const add = (listener: string, ...names: string[]) =>
    code(() =>
      cloud.call('elbv2', 'AddListenerCertificates', {
        ListenerArn: listener,
        Certificates: names.map((name) => ({ CertificateArn: certificateArn(name) })),
      }),
    );
  expect(add(ListenerArn, 'a')).toBe('no fault');
  expect(described(cloud, ListenerArn)).toHaveLength(2);
  expect(add(ListenerArn, 'missing')).toBe('CertificateNotFound');
  const names = Array.from({ length: 25 }, (_, i) => `n${i}`);
  for (const name of names) importCertificate(cloud, name);
  expect(add(ListenerArn, ...names)).toBe('TooManyCertificates');
  expect(described(cloud, ListenerArn)).toHaveLength(2);
  const plain = cloud.listener(cloud.loadBalancer('plain'), cloud.targetGroup('tg2'));
  expect(add(plain, 'a')).toBe('OperationNotPermitted');
  expect(described(cloud, plain)).toEqual([]);
});

test('RemoveListenerCertificates removes added certificates, never the default one', () => {
  using cloud = balancedCloud(standInAcm);
  const ListenerArn = listenerWith(cloud, 'a', 'b');
  const remove = (...names: string[]) =>
    cloud.call('elbv2', 'RemoveListenerCertificates', {
      ListenerArn,
      Certificates: names.map((name) => ({ CertificateArn: certificateArn(name) })),
    });
  expect(code(() => remove('own', 'a'))).toBe('OperationNotPermitted');
  expect(described(cloud, ListenerArn)).toHaveLength(3);
  remove('a', 'never added');
  expect(described(cloud, ListenerArn)).toEqual([
    [certificateArn('own'), true],
    [certificateArn('b'), false],
  ]);
  cloud.settle();
  const served = cloud.table().loadBalancers[0]!.listeners[0]!.certificates;
  expect(served.map(({ arn }) => arn)).toEqual([certificateArn('own'), certificateArn('b')]);
});
