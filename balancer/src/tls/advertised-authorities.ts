// The authorities that a listener names to clients, when it asks them for a certificate and is configured to advertise them.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html#advertise-certificate-authority-ca-subject-name
import type { SecureContextOptions } from 'node:tls';
import type { BalancedListener } from '../contract/routing-table.ts';

/**
 * What Node.js is given as `ca` it names to clients, and lets OpenSSL trust. Trust is not OpenSSL's business here (see
 * trust-store.ts), and where OpenSSL trusts a client, Node.js 24 no longer shows the certificates that it sent beside
 * its own. So OpenSSL is configured to check revocation lists as well, and given one that belongs to no authority.
 */
export function advertisedAuthorities(
  clientCertificates: BalancedListener['clientCertificates'],
): Pick<SecureContextOptions, 'ca' | 'crl'> {
  const { advertiseCaNames, trustStore } = clientCertificates ?? {};
  return advertiseCaNames && trustStore ? { ca: trustStore.caBundle, crl: nobodysList } : { ca: [] };
}

const nobodysList = `-----BEGIN X509 CRL-----
MIG7MGICAQEwCgYIKoZIzj0EAwIwITEfMB0GA1UEAwwWbm9ib2R5LmRyeWRvY2su
aW52YWxpZBcNMjYxMTI2MTMwNDQ5WhgPMjEwOTAxMTUxMzA0NDlaoA4wDDAKBgNV
HRQEAwIBATAKBggqhkjOPQQDAgNJADBGAiEA4hpLHZDNz6Cb9i+ZBvtvTyKBfqv1
Q8SdEwZfYXxUf9UCIQDrDpdLqPPA4yZPzND0TYemifFj3S1//LiPBcQaiQ/XcA==
-----END X509 CRL-----`;
