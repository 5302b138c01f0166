// The certificates of an HTTPS listener: which one a client is shown, by the name that it asks for (SNI).
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html
import { X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import type { BalancedListener } from '../kernel/contracts/balancer.ts';

interface Shown {
  readonly arn: string;
  readonly text: string;
  readonly parsed: X509Certificate;
  readonly context: SecureContext;
}

export class ListenerCertificates {
  #shown: readonly Shown[] = [];

  /** @throws Error when a certificate or its key cannot be read. */
  update(certificates: BalancedListener['certificates']): void {
    // AWS's default policies begin at TLS 1.2; parsing is done again only for what changed.
    this.#shown = certificates.map(({ arn, chain, privateKey }) => {
      const text = `${chain}\n${privateKey}`;
      const known = this.#shown.find((shown) => shown.arn === arn && shown.text === text);
      if (known) return known;
      const context = createSecureContext({ cert: chain, key: privateKey, minVersion: 'TLSv1.2' });
      return { arn, text, parsed: new X509Certificate(chain), context };
    });
    if (this.#shown.length === 0) throw new Error('An HTTPS listener needs a certificate.');
  }

  /** The default certificate is shown to clients that ask for no name, or for one that no certificate has. */
  choose(serverName: string | undefined): Shown {
    const byDefault = this.#shown[0]!;
    if (serverName === undefined || serverName === '') return byDefault;
    const others = this.#shown.slice(1);
    return others.find(({ parsed }) => parsed.checkHost(serverName) !== undefined) ?? byDefault;
  }
}
