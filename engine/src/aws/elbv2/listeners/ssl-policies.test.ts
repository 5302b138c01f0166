import { expect, test } from 'vitest';
import { type BalancedCloud, balancedCloud, code } from '../testing/load-balanced-cloud.ts';
import { certificateArn, importCertificate, standInAcm } from '../testing/stand-in-acm.ts';
import { securityPolicy, sslPolicies } from './ssl-policies.ts';

const described = (name: string) => {
  const found = sslPolicies.find((policy) => policy.Name === name)!;
  return { protocols: found.SslProtocols, ciphers: found.Ciphers!.map(({ Name }) => Name) };
};

test('the default policy is exactly AWS’s, including the order of its ciphers', () => {
  using cloud = balancedCloud();
  const { SslPolicies } = cloud.call('elbv2', 'DescribeSSLPolicies', {
    Names: ['ELBSecurityPolicy-2016-08'],
  });
  expect(SslPolicies![0]!.SslProtocols).toEqual(['TLSv1', 'TLSv1.1', 'TLSv1.2']);
  expect(SslPolicies![0]!.Ciphers!.map(({ Name, Priority }) => `${Priority} ${Name}`)).toEqual([
    '1 ECDHE-ECDSA-AES128-GCM-SHA256',
    '2 ECDHE-RSA-AES128-GCM-SHA256',
    '3 ECDHE-ECDSA-AES128-SHA256',
    '4 ECDHE-RSA-AES128-SHA256',
    '5 ECDHE-ECDSA-AES128-SHA',
    '6 ECDHE-RSA-AES128-SHA',
    '7 ECDHE-ECDSA-AES256-GCM-SHA384',
    '8 ECDHE-RSA-AES256-GCM-SHA384',
    '9 ECDHE-ECDSA-AES256-SHA384',
    '10 ECDHE-RSA-AES256-SHA384',
    '11 ECDHE-RSA-AES256-SHA',
    '12 ECDHE-ECDSA-AES256-SHA',
    '13 AES128-GCM-SHA256',
    '14 AES128-SHA256',
    '15 AES128-SHA',
    '16 AES256-GCM-SHA384',
    '17 AES256-SHA256',
    '18 AES256-SHA',
  ]);
});

test('every policy family of the guide is present, once', () => {
  const names = sslPolicies.map(({ Name }) => Name!);
  expect(new Set(names).size).toBe(names.length);
  const count = (part: RegExp) => names.filter((name) => part.test(name)).length;
  expect(count(/TLS13.*-2021-06$/)).toBe(7);
  expect(count(/TLS13-1-[0-9](-[ER][a-z]+[0-9]?)?-PQ-2025-09$/)).toBe(6);
  expect(count(/-FIPS-2023-04$/)).toBe(8);
  expect(count(/-FIPS-PQ-2025-09$/)).toBe(7);
  expect(count(/-FS-/)).toBe(5);
  expect(count(/-TLS-1-[12]-/)).toBe(3);
});

test('policies differ in protocols and ciphers as the guide has it', () => {
  const restricted = described('ELBSecurityPolicy-TLS13-1-2-Res-2021-06');
  expect(restricted.protocols).toEqual(['TLSv1.2', 'TLSv1.3']);
  expect(restricted.ciphers).toEqual([
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
  ]);
  expect(described('ELBSecurityPolicy-TLS13-1-3-2021-06')).toEqual({
    protocols: ['TLSv1.3'],
    ciphers: restricted.ciphers.slice(0, 3),
  });
  expect(described('ELBSecurityPolicy-TLS13-1-2-Res-FIPS-2023-04').ciphers).toEqual(
    restricted.ciphers.filter((name) => !name?.includes('CHACHA20')),
  );
  expect(described('ELBSecurityPolicy-FS-1-1-2019-08').protocols).toEqual(['TLSv1.1', 'TLSv1.2']);
  // How many ciphers each has.
  const counts = Object.fromEntries(
    [
      'TLS13-1-2-2021-06',
      'TLS13-1-2-Ext1-2021-06',
      'TLS13-1-2-Ext2-2021-06',
      'TLS13-1-2-Ext0-FIPS-2023-04',
      'TLS-1-2-2017-01',
      'FS-2018-06',
    ].map((name) => [name, described(`ELBSecurityPolicy-${name}`).ciphers.length]),
  );
  expect(counts).toEqual({
    'TLS13-1-2-2021-06': 11,
    'TLS13-1-2-Ext1-2021-06': 15,
    'TLS13-1-2-Ext2-2021-06': 21,
    'TLS13-1-2-Ext0-FIPS-2023-04': 14,
    'TLS-1-2-2017-01': 12,
    'FS-2018-06': 12,
  });
});

test('an unknown policy is SSLPolicyNotFound', () => {
  using cloud = balancedCloud();
  const describing = () => cloud.call('elbv2', 'DescribeSSLPolicies', { Names: ['ELBSecurityPolicy-None'] });
  expect(code(describing)).toBe('SSLPolicyNotFound');
  expect(securityPolicy('ELBSecurityPolicy-None')).toEqual({});
});

function secureListener(cloud: BalancedCloud, LoadBalancerArn: string, more: object, Port = 443) {
  const { Listeners } = cloud.call('elbv2', 'CreateListener', {
    LoadBalancerArn,
    Protocol: 'HTTPS',
    Port,
    Certificates: [{ CertificateArn: certificateArn('one') }],
    DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }],
    ...more,
  });
  return Listeners![0]!;
}

function secureCloud() {
  const cloud = balancedCloud(standInAcm);
  importCertificate(cloud);
  return cloud;
}

test('a listener has the default policy; the data plane gets its ciphers, and those of a changed policy', () => {
  using cloud = secureCloud();
  const listener = secureListener(cloud, cloud.loadBalancer(), {});
  cloud.settle();
  const policy = () => cloud.table().loadBalancers[0]!.listeners[0]!.securityPolicy;
  expect(listener.SslPolicy).toBe('ELBSecurityPolicy-2016-08');
  expect(policy()).toMatchObject({ name: listener.SslPolicy, protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] });
  expect(policy()!.ciphers).toHaveLength(18);
  const SslPolicy = 'ELBSecurityPolicy-TLS13-1-3-2021-06';
  cloud.call('elbv2', 'ModifyListener', { ListenerArn: listener.ListenerArn!, SslPolicy });
  cloud.settle();
  expect(policy()).toMatchObject({ name: SslPolicy, protocols: ['TLSv1.3'] });
  expect(policy()!.ciphers).toHaveLength(3);
});

test('an HTTP listener has no policy', () => {
  using cloud = balancedCloud();
  cloud.listener(cloud.loadBalancer(), cloud.targetGroup('web'));
  cloud.settle();
  expect(cloud.table().loadBalancers[0]!.listeners[0]).not.toHaveProperty('securityPolicy');
});

test('FIPS and post-quantum policies are compatible, but not with others on the same load balancer', () => {
  using cloud = secureCloud();
  const loadBalancer = cloud.loadBalancer();
  const policy = (name: string) => ({ SslPolicy: `ELBSecurityPolicy-${name}` });
  const first = secureListener(cloud, loadBalancer, policy('TLS13-1-2-Res-PQ-2025-09'));
  secureListener(cloud, loadBalancer, policy('TLS13-1-2-FIPS-2023-04'), 444);
  const third = () => secureListener(cloud, loadBalancer, policy('TLS13-1-2-2021-06'), 445);
  expect(code(third)).toBe('InvalidConfigurationRequest');
  const changed = { ListenerArn: first.ListenerArn!, ...policy('2016-08') };
  expect(code(() => cloud.call('elbv2', 'ModifyListener', changed))).toBe('InvalidConfigurationRequest');
  secureListener(cloud, cloud.loadBalancer('other'), policy('2016-08'));
});
