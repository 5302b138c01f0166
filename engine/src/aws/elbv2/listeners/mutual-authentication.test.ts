// Mutual authentication of listeners: the API, and what the data plane receives.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html
import { expect, test } from 'vitest';
import { code } from '../testing/load-balanced-cloud.ts';
import { intermediate, noneRevoked, root, twoRevoked } from '../testing/trust-stores/authority.ts';
import { type TrustedCloud, trustedCloud } from '../testing/trust-stores/trusted-cloud.ts';

const shown = (cloud: TrustedCloud, arn: string) =>
  cloud.call('elbv2', 'DescribeListeners', { ListenerArns: [arn] }).Listeners![0]!.MutualAuthentication;
const modify = (cloud: TrustedCloud, ListenerArn: string, MutualAuthentication: object | undefined) =>
  cloud.call('elbv2', 'ModifyListener', { ListenerArn, MutualAuthentication });

function given(cloud: TrustedCloud) {
  cloud.settle();
  return cloud.table().loadBalancers[0]?.listeners[0]?.clientCertificates;
}

test('a listener requests no client certificates by default', () => {
  using cloud = trustedCloud();
  const listener = cloud.secureListener(cloud.loadBalancer(), 443);
  expect(shown(cloud, listener)).toEqual({ Mode: 'off' });
  expect(given(cloud)).toBeUndefined();
});

test('a listener verifies with a trust store, whose certificates and lists the data plane gets', () => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', `# comment\n${root}`);
  const listener = cloud.secureListener(cloud.loadBalancer(), 443, { Mode: 'verify', TrustStoreArn: arn });
  expect(shown(cloud, listener)).toEqual({
    Mode: 'verify',
    TrustStoreArn: arn,
    IgnoreClientCertificateExpiry: false,
    AdvertiseTrustStoreCaNames: 'off',
  });
  const verify = { mode: 'verify', ignoreExpiry: false, advertiseCaNames: false };
  expect(given(cloud)).toEqual({ ...verify, trustStore: { arn, caBundle: root, revocations: [] } });

  cloud.revoke(arn, 'a.crl', twoRevoked);
  const second = cloud.revoke(arn, 'b.crl', noneRevoked);
  expect(given(cloud)?.trustStore?.revocations).toEqual([twoRevoked, noneRevoked]);
  cloud.call('elbv2', 'RemoveTrustStoreRevocations', { TrustStoreArn: arn, RevocationIds: [second] });
  expect(given(cloud)?.trustStore?.revocations).toEqual([twoRevoked]);

  cloud.file('next.pem', intermediate);
  cloud.call('elbv2', 'ModifyTrustStore', {
    TrustStoreArn: arn,
    CaCertificatesBundleS3Bucket: 'files',
    CaCertificatesBundleS3Key: 'next.pem',
  });
  expect(given(cloud)?.trustStore?.caBundle).toBe(intermediate);
});

test('a listener in passthrough mode has no trust store', () => {
  using cloud = trustedCloud();
  const listener = cloud.secureListener(cloud.loadBalancer(), 443, { Mode: 'passthrough' });
  expect(shown(cloud, listener)).toEqual({ Mode: 'passthrough' });
  expect(given(cloud)).toEqual({ mode: 'passthrough', ignoreExpiry: false, advertiseCaNames: false });
});

test('mutual authentication is replaced entirely when given, and kept when not', () => {
  using cloud = trustedCloud();
  const TrustStoreArn = cloud.trustStore('clients', root);
  const listener = cloud.secureListener(cloud.loadBalancer(), 443);
  const verify = { Mode: 'verify', TrustStoreArn };
  modify(cloud, listener, {
    ...verify,
    IgnoreClientCertificateExpiry: true,
    AdvertiseTrustStoreCaNames: 'on',
  });
  const all = { ...verify, IgnoreClientCertificateExpiry: true, AdvertiseTrustStoreCaNames: 'on' };
  expect(shown(cloud, listener)).toEqual(all);
  expect(given(cloud)).toMatchObject({ ignoreExpiry: true, advertiseCaNames: true });
  modify(cloud, listener, undefined);
  expect(shown(cloud, listener)).toEqual(all);
  modify(cloud, listener, verify);
  expect(shown(cloud, listener)).toMatchObject({
    IgnoreClientCertificateExpiry: false,
    AdvertiseTrustStoreCaNames: 'off',
  });
  modify(cloud, listener, { Mode: 'off' });
  expect(shown(cloud, listener)).toEqual({ Mode: 'off' });
  expect(given(cloud)).toBeUndefined();
});

test('a listener that changes to HTTP stops requesting client certificates', () => {
  using cloud = trustedCloud();
  const TrustStoreArn = cloud.trustStore('clients', root);
  const verify = { Mode: 'verify', TrustStoreArn };
  const listener = cloud.secureListener(cloud.loadBalancer(), 443, verify);
  cloud.call('elbv2', 'ModifyListener', { ListenerArn: listener, Protocol: 'HTTP' });
  expect(given(cloud)).toBeUndefined();
  cloud.call('elbv2', 'DeleteTrustStore', { TrustStoreArn });
});

test.each<[string, (arn: string) => object, string]>([
  ['an unknown mode', () => ({ Mode: 'strict' }), 'ValidationError'],
  ['verify without a trust store', () => ({ Mode: 'verify' }), 'ValidationError'],
  ['a trust store without a mode', (TrustStoreArn) => ({ TrustStoreArn }), 'ValidationError'],
  ['off with a trust store', (TrustStoreArn) => ({ Mode: 'off', TrustStoreArn }), 'ValidationError'],
  [
    'passthrough with a trust store',
    (TrustStoreArn) => ({ Mode: 'passthrough', TrustStoreArn }),
    'ValidationError',
  ],
  [
    'passthrough that minds expiry',
    () => ({ Mode: 'passthrough', IgnoreClientCertificateExpiry: false }),
    'ValidationError',
  ],
  [
    'passthrough that advertises names',
    () => ({ Mode: 'passthrough', AdvertiseTrustStoreCaNames: 'on' }),
    'ValidationError',
  ],
  [
    'names that are maybe advertised',
    (TrustStoreArn) => ({ Mode: 'verify', TrustStoreArn, AdvertiseTrustStoreCaNames: 'maybe' }),
    'ValidationError',
  ],
  [
    'a trust store that does not exist',
    (arn) => ({ Mode: 'verify', TrustStoreArn: arn.replace(/.{16}$/, '0'.repeat(16)) }),
    'TrustStoreNotFound',
  ],
  ['what is no trust store', () => ({ Mode: 'verify', TrustStoreArn: 'clients' }), 'ValidationError'],
  ['nothing wrong', (TrustStoreArn) => ({ Mode: 'verify', TrustStoreArn }), 'no fault'],
])('a listener with %s', (_what, mutualAuthentication, expected) => {
  using cloud = trustedCloud();
  const arn = cloud.trustStore('clients', root);
  const loadBalancer = cloud.loadBalancer();
  expect(code(() => cloud.secureListener(loadBalancer, 443, mutualAuthentication(arn)))).toBe(expected);
  const listener = cloud.secureListener(loadBalancer, 444);
  expect(code(() => modify(cloud, listener, mutualAuthentication(arn)))).toBe(expected);
});

test('an HTTP listener cannot request client certificates', () => {
  using cloud = trustedCloud();
  const TrustStoreArn = cloud.trustStore('clients', root);
  const listener = cloud.listener(cloud.loadBalancer(), cloud.targetGroup('tg'));
  for (const mode of [{ Mode: 'passthrough' }, { Mode: 'verify', TrustStoreArn }])
    expect(code(() => modify(cloud, listener, mode))).toBe('InvalidConfigurationRequest');
  expect(code(() => modify(cloud, listener, { Mode: 'off' }))).toBe('no fault');
});

test('a trust store that is still being created is not ready for a listener', () => {
  using cloud = trustedCloud();
  const TrustStoreArn = cloud.trustStore('clients', root, { creating: true });
  const loadBalancer = cloud.loadBalancer();
  const listen = () => cloud.secureListener(loadBalancer, 443, { Mode: 'verify', TrustStoreArn });
  expect(code(listen)).toBe('TrustStoreNotReady');
  cloud.advance(1000);
  expect(code(listen)).toBe('no fault');
});

test('a load balancer verifies on at most two listeners', () => {
  using cloud = trustedCloud();
  const verify = { Mode: 'verify', TrustStoreArn: cloud.trustStore('clients', root) };
  const loadBalancer = cloud.loadBalancer();
  const first = cloud.secureListener(loadBalancer, 443, verify);
  cloud.secureListener(loadBalancer, 444, verify);
  expect(code(() => cloud.secureListener(loadBalancer, 445, verify))).toBe('TooManyListeners');
  modify(cloud, first, verify);
  cloud.secureListener(loadBalancer, 446, { Mode: 'passthrough' });
  cloud.secureListener(cloud.loadBalancer('other'), 443, verify);
});

test('a trust store is associated with the load balancers that use it, and cannot be deleted while in use', () => {
  using cloud = trustedCloud();
  const TrustStoreArn = cloud.trustStore('clients', root);
  const verify = { Mode: 'verify', TrustStoreArn };
  const associated = () =>
    cloud
      .call('elbv2', 'DescribeTrustStoreAssociations', { TrustStoreArn })
      .TrustStoreAssociations!.map(({ ResourceArn }) => ResourceArn);
  const remove = () => cloud.call('elbv2', 'DeleteTrustStore', { TrustStoreArn });
  expect(associated()).toEqual([]);
  const [one, two] = [cloud.loadBalancer('one'), cloud.loadBalancer('two')];
  const listener = cloud.secureListener(one, 443, verify);
  cloud.secureListener(one, 444, verify);
  cloud.secureListener(two, 443, verify);
  expect(associated()).toEqual([one, two]);
  expect(code(remove)).toBe('TrustStoreInUse');
  expect(remove).toThrow(/currently in use by a listener/);
  cloud.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: two });
  expect(associated()).toEqual([one]);
  modify(cloud, listener, { Mode: 'off' });
  expect(code(remove)).toBe('TrustStoreInUse');
  cloud.call('elbv2', 'DeleteLoadBalancer', { LoadBalancerArn: one });
  expect(code(remove)).toBe('no fault');
});

test('mutual authentication survives a restart of the engine', () => {
  using cloud = trustedCloud();
  const TrustStoreArn = cloud.trustStore('clients', root);
  cloud.revoke(TrustStoreArn, 'a.crl', twoRevoked);
  cloud.secureListener(cloud.loadBalancer(), 443, { Mode: 'verify', TrustStoreArn });
  const before = given(cloud);
  cloud.restart();
  expect(given(cloud)).toEqual(before);
  expect(before?.trustStore?.revocations).toEqual([twoRevoked]);
});
