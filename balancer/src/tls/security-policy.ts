// A security policy as options for OpenSSL.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
import { constants } from 'node:crypto';
import { createSecureContext, type SecureContextOptions, type SecureVersion } from 'node:tls';
import type { BalancedListener } from '../contract/routing-table.ts';

/** AWS names no curves: these are what its certificates may have, and the one that clients offer first. */
const classicGroups = 'X25519:P-256:P-384:P-521';
/** "Security policies with PQ in their names offer hybrid post-quantum key exchange", and the classical one too. */
const hybridGroups = 'X25519MLKEM768:SecP256r1MLKEM768:SecP384r1MLKEM1024';

export function contextOptions(
  policy: BalancedListener['securityPolicy'],
  hasClientCertificates: boolean,
): SecureContextOptions {
  const { SSL_OP_CIPHER_SERVER_PREFERENCE, SSL_OP_NO_RENEGOTIATION, SSL_OP_NO_TICKET } = constants;
  // AWS: connections are renegotiated with targets only; with client certificates, sessions are not resumed.
  const always = SSL_OP_CIPHER_SERVER_PREFERENCE | SSL_OP_NO_RENEGOTIATION;
  const secureOptions = hasClientCertificates ? always | SSL_OP_NO_TICKET : always;
  if (!policy) return { secureOptions, minVersion: 'TLSv1.2' };
  const { protocols } = policy;
  // OpenSSL accepts the MD5 and SHA-1 signatures of TLS 1.0 and 1.1 only at its lowest security level.
  const old = protocols.includes('TLSv1') || protocols.includes('TLSv1.1');
  return {
    secureOptions,
    minVersion: protocols[0] as SecureVersion,
    maxVersion: protocols.at(-1) as SecureVersion,
    ciphers: [...policy.ciphers, ...(old ? ['@SECLEVEL=0'] : [])].join(':'),
    ecdhCurve:
      policy.name.includes('-PQ-') && knowsHybrid() ? `${hybridGroups}:${classicGroups}` : classicGroups,
  };
}

let hybrid: boolean | undefined;

/** OpenSSL has ML-KEM from 3.5 on, and Node.js from 24 on. */
function knowsHybrid(): boolean {
  if (hybrid === undefined) {
    try {
      createSecureContext({ ecdhCurve: hybridGroups });
      hybrid = true;
    } catch {
      hybrid = false;
    }
  }
  return hybrid;
}
