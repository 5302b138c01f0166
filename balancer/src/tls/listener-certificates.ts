// The certificates of an HTTPS listener: which one a client is shown, by the name that it asks for (SNI).
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext, type SecureContextOptions } from 'node:tls';
import type { BalancedListener } from '../contract/routing-table.ts';

interface Shown {
  readonly arn: string;
  readonly parsed: X509Certificate;
  readonly context: SecureContext;
}

export class ListenerCertificates {
  readonly #shown: readonly Shown[];

  /** @throws Error when a certificate or its key cannot be read, or does not go with the security policy. */
  constructor(certificates: BalancedListener['certificates'], policy: SecureContextOptions) {
    if (certificates.length === 0) throw new Error('An HTTPS listener needs a certificate.');
    this.#shown = certificates.map(({ arn, chain, privateKey }) => {
      const context = createSecureContext({ ...policy, cert: chain, key: privateKey });
      return { arn, parsed: new X509Certificate(chain), context };
    });
  }

  /** The default certificate is shown to clients that ask for no name, or for one that no certificate has. */
  choose(serverName: string | undefined): Shown {
    const byDefault = this.#shown[0]!;
    if (serverName === undefined || serverName === '') return byDefault;
    const others = this.#shown.slice(1);
    return others.find(({ parsed }) => parsed.checkHost(serverName) !== undefined) ?? byDefault;
  }
}
