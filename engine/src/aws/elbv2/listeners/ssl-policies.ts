// The security policies of HTTPS listeners: protocols, and ciphers with the most preferred first.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
// Without those of RFC 9151 (2026), whose ciphers are not known here.
import type { SslPolicy } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { BalancedListener } from '@drydock/balancer';

export const defaultSslPolicy = 'ELBSecurityPolicy-2016-08';

/** What a policy takes: ECDHE with GCM, SHA-2 and SHA-1, the exchange of keys by RSA alone, Triple DES. */
type Kind = 'gcm' | 'sha2' | 'sha1' | 'rsa' | 'rsaSha1' | 'des';

/** Every policy has its ciphers in this order. */
const ciphers: readonly (readonly [string, Kind])[] = [
  ['ECDHE-ECDSA-AES128-GCM-SHA256', 'gcm'],
  ['ECDHE-RSA-AES128-GCM-SHA256', 'gcm'],
  ['ECDHE-ECDSA-AES128-SHA256', 'sha2'],
  ['ECDHE-RSA-AES128-SHA256', 'sha2'],
  ['ECDHE-ECDSA-AES128-SHA', 'sha1'],
  ['ECDHE-RSA-AES128-SHA', 'sha1'],
  ['ECDHE-ECDSA-AES256-GCM-SHA384', 'gcm'],
  ['ECDHE-RSA-AES256-GCM-SHA384', 'gcm'],
  ['ECDHE-ECDSA-AES256-SHA384', 'sha2'],
  ['ECDHE-RSA-AES256-SHA384', 'sha2'],
  ['ECDHE-RSA-AES256-SHA', 'sha1'],
  ['ECDHE-ECDSA-AES256-SHA', 'sha1'],
  ['AES128-GCM-SHA256', 'rsa'],
  ['AES128-SHA256', 'rsa'],
  ['AES128-SHA', 'rsaSha1'],
  ['AES256-GCM-SHA384', 'rsa'],
  ['AES256-SHA256', 'rsa'],
  ['AES256-SHA', 'rsaSha1'],
  ['DES-CBC3-SHA', 'des'],
];
const fips13 = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384'];
const tls13 = [...fips13, 'TLS_CHACHA20_POLY1305_SHA256'];

const restricted: readonly Kind[] = ['gcm'];
const forwardSecret: readonly Kind[] = ['gcm', 'sha2'];
const extended0: readonly Kind[] = [...forwardSecret, 'sha1'];
const extended1: readonly Kind[] = [...forwardSecret, 'rsa'];
const extended2: readonly Kind[] = [...extended0, 'rsa', 'rsaSha1'];

const versions = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;
type Version = (typeof versions)[number];

function policy(name: string, from: Version, kinds: readonly Kind[], suites13: readonly string[]): SslPolicy {
  const last = suites13.length > 0 ? 'TLSv1.3' : 'TLSv1.2';
  const names = [
    ...suites13,
    ...ciphers.filter(([, kind]) => kinds.includes(kind)).map(([cipher]) => cipher),
  ];
  return {
    Name: `ELBSecurityPolicy-${name}`,
    SslProtocols: versions.slice(versions.indexOf(from), versions.indexOf(last) + 1),
    Ciphers: names.map((cipher, index) => ({ Name: cipher, Priority: index + 1 })),
    SupportedLoadBalancerTypes: ['application', 'network'],
  };
}

const before13 = (name: string, from: Version, kinds: readonly Kind[]) => [policy(name, from, kinds, [])];

/** `PQ`: the same, with hybrid post-quantum exchange of keys. */
const pair = (name: string, from: Version, kinds: readonly Kind[]) => [
  policy(`TLS13-${name}-2021-06`, from, kinds, tls13),
  policy(`TLS13-${name}-PQ-2025-09`, from, kinds, tls13),
];
const fipsPair = (name: string, from: Version, kinds: readonly Kind[]) => [
  policy(`TLS13-${name}-FIPS-2023-04`, from, kinds, fips13),
  policy(`TLS13-${name}-FIPS-PQ-2025-09`, from, kinds, fips13),
];

export const sslPolicies: readonly SslPolicy[] = [
  ...pair('1-3', 'TLSv1.3', []),
  ...pair('1-2', 'TLSv1.2', forwardSecret),
  ...pair('1-2-Res', 'TLSv1.2', restricted),
  ...pair('1-2-Ext2', 'TLSv1.2', extended2),
  ...pair('1-2-Ext1', 'TLSv1.2', extended1),
  policy('TLS13-1-1-2021-06', 'TLSv1.1', extended2, tls13),
  ...pair('1-0', 'TLSv1', extended2),
  ...before13('TLS-1-2-Ext-2018-06', 'TLSv1.2', extended2),
  ...before13('TLS-1-2-2017-01', 'TLSv1.2', extended1),
  ...before13('TLS-1-1-2017-01', 'TLSv1.1', extended2),
  ...before13('2016-08', 'TLSv1', extended2),
  // No longer in the guide, still in templates: 2015-05 is 2016-08 by its older name.
  ...before13('2015-05', 'TLSv1', extended2),
  ...before13('TLS-1-0-2015-04', 'TLSv1', [...extended2, 'des']),
  ...fipsPair('1-3', 'TLSv1.3', []),
  ...fipsPair('1-2', 'TLSv1.2', forwardSecret),
  ...fipsPair('1-2-Res', 'TLSv1.2', restricted),
  ...fipsPair('1-2-Ext2', 'TLSv1.2', extended2),
  ...fipsPair('1-2-Ext1', 'TLSv1.2', extended1),
  ...fipsPair('1-2-Ext0', 'TLSv1.2', extended0),
  policy('TLS13-1-1-FIPS-2023-04', 'TLSv1.1', extended2, fips13),
  ...fipsPair('1-0', 'TLSv1', extended2),
  ...before13('FS-1-2-Res-2020-10', 'TLSv1.2', restricted),
  ...before13('FS-1-2-Res-2019-08', 'TLSv1.2', forwardSecret),
  ...before13('FS-1-2-2019-08', 'TLSv1.2', extended0),
  ...before13('FS-1-1-2019-08', 'TLSv1.1', extended0),
  ...before13('FS-2018-06', 'TLSv1', extended0),
];

/** As the data plane expects it. */
export function securityPolicy(name: string | undefined): Pick<BalancedListener, 'securityPolicy'> {
  const found = sslPolicies.find(({ Name }) => Name === name);
  if (!found) return {};
  const names = found.Ciphers!.map((cipher) => cipher.Name!);
  return { securityPolicy: { name: found.Name!, protocols: found.SslProtocols!, ciphers: names } };
}

/** "All secure listeners attached to the same load balancer must use compatible security policies." */
export function areCompatible(one: string, other: string): boolean {
  return isModern(one) === isModern(other);
}

/** FIPS and post-quantum policies go together, and with no other. */
const isModern = (name: string) => /-(FIPS|PQ)-/.test(name);
