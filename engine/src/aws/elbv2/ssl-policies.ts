// The security policies of HTTPS listeners: the names that AWS offers most, with their protocols and ciphers.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
// A listener here takes TLS 1.2 and 1.3 as Node.js offers them, whichever of these it names.
import type { SslPolicy } from '@aws-sdk/client-elastic-load-balancing-v2';

export const defaultSslPolicy = 'ELBSecurityPolicy-2016-08';

const tls13 = ['TLS_AES_128_GCM_SHA256', 'TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256'];
const forwardSecret = [
  'ECDHE-ECDSA-AES128-GCM-SHA256',
  'ECDHE-RSA-AES128-GCM-SHA256',
  'ECDHE-ECDSA-AES256-GCM-SHA384',
  'ECDHE-RSA-AES256-GCM-SHA384',
];
const classic = [
  'ECDHE-ECDSA-AES128-SHA256',
  'ECDHE-RSA-AES128-SHA256',
  'ECDHE-ECDSA-AES256-SHA384',
  'ECDHE-RSA-AES256-SHA384',
];
const rsa = ['AES128-GCM-SHA256', 'AES128-SHA256', 'AES256-GCM-SHA384', 'AES256-SHA256'];

const policy = (name: string, protocols: string[], ciphers: string[]): SslPolicy => ({
  Name: name,
  SslProtocols: protocols,
  Ciphers: ciphers.map((cipher, index) => ({ Name: cipher, Priority: index + 1 })),
  SupportedLoadBalancerTypes: ['application', 'network'],
});

export const sslPolicies: readonly SslPolicy[] = [
  policy(
    'ELBSecurityPolicy-2016-08',
    ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
    [...forwardSecret, ...classic, ...rsa],
  ),
  policy('ELBSecurityPolicy-TLS-1-2-2017-01', ['TLSv1.2'], [...forwardSecret, ...classic, ...rsa]),
  policy('ELBSecurityPolicy-TLS-1-2-Ext-2018-06', ['TLSv1.2'], [...forwardSecret, ...classic, ...rsa]),
  policy('ELBSecurityPolicy-FS-1-2-Res-2020-10', ['TLSv1.2'], forwardSecret),
  policy('ELBSecurityPolicy-TLS13-1-3-2021-06', ['TLSv1.3'], tls13),
  policy(
    'ELBSecurityPolicy-TLS13-1-2-2021-06',
    ['TLSv1.2', 'TLSv1.3'],
    [...tls13, ...forwardSecret, ...classic],
  ),
  policy('ELBSecurityPolicy-TLS13-1-2-Res-2021-06', ['TLSv1.2', 'TLSv1.3'], [...tls13, ...forwardSecret]),
  policy('ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09', ['TLSv1.2', 'TLSv1.3'], [...tls13, ...forwardSecret]),
];
