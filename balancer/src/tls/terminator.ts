// Terminates TLS for one HTTPS listener with fixed settings: a listener whose settings change gets another
// terminator, and connections whose handshake has begun keep the one they have.
import type { X509Certificate } from 'node:crypto';
import type { Socket } from 'node:net';
import { createServer, type Server, type TLSSocket, type TlsOptions } from 'node:tls';
import { isDeepStrictEqual } from 'node:util';
import type { Millis } from '../contract/clock.ts';
import type { BalancedListener } from '../contract/routing-table.ts';
import { advertisedAuthorities } from './advertised-authorities.ts';
import { type ClientCertificate, clientCertificate, type Leaf } from './client-certificate.ts';
import { keyExchange } from './key-exchange.ts';
import { ListenerCertificates } from './listener-certificates.ts';
import { contextOptions } from './security-policy.ts';
import { type Refusal, TrustStore } from './trust-store.ts';

const handshakeTimeoutMs = 10_000;

/** In order of preference. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html (ALPN policies) */
const alpnProtocols: Readonly<Record<string, string[]>> = {
  HTTP1Only: ['http/1.1', 'http/1.0'],
  HTTP2Only: ['h2'],
  HTTP2Optional: ['http/1.1', 'http/1.0', 'h2'],
  HTTP2Preferred: ['h2', 'http/1.1', 'http/1.0'],
};

/** A connection, from its first octet to the end of its handshake. */
interface Handshake {
  readonly address: string;
  readonly port: number;
  readonly startedAt: Millis;
}

export interface AcceptedTls extends Handshake {
  /** OpenSSL's names of both, as AWS has them in headers and logs. */
  readonly version: string;
  readonly cipher: string;
  /** The name that the client asked for, if the certificate that it was shown has it. */
  readonly serverName: string | undefined;
  /** The certificate that the client was shown; `session-reused` when it was shown none. */
  readonly certificateArn: string;
  readonly http2: boolean;
  readonly handshakeMs: number;
  /** Undefined when the listener asks for none. */
  readonly clientCertificate: ClientCertificate | undefined;
  /** For example `x25519`. Not free, and asked for while the socket is open. */
  keyExchange(): string | undefined;
}

export interface FailedTls extends Handshake {
  readonly refusal: Refusal;
  /** Undefined when it was not agreed on. */
  readonly version?: string | undefined;
  readonly cipher?: string | undefined;
  readonly leaf?: Leaf | undefined;
  readonly keyExchange?: string | undefined;
}

export interface TerminatorHost {
  /** Measures handshakes. */
  readonly clock: { now(): Millis };
  /** The engine's time, which certificates are held against. */
  now(): Millis;
  /** Whether HTTP/2 is offered. */
  http2(): boolean;
  established(socket: TLSSocket, tls: AcceptedTls): void;
  failed(failed: FailedTls): void;
}

type Settings = Pick<
  BalancedListener,
  'protocol' | 'certificates' | 'securityPolicy' | 'clientCertificates' | 'alpnPolicy'
>;

export class TlsTerminator {
  readonly #host: TerminatorHost;
  readonly #settings: Settings;
  readonly #certificates: ListenerCertificates;
  readonly #trustStore: TrustStore | undefined;
  readonly #server: Server;
  readonly #handshakes = new Map<string, Handshake>();

  /** @throws Error when a certificate, a key or a trust store cannot be used. */
  constructor(listener: Settings, host: TerminatorHost) {
    this.#host = host;
    this.#settings = settingsOf(listener);
    const { certificates, securityPolicy, clientCertificates } = listener;
    const { trustStore, ignoreExpiry = false } = clientCertificates ?? {};
    this.#trustStore = trustStore && new TrustStore(trustStore, ignoreExpiry);
    const options = {
      ...contextOptions(securityPolicy, clientCertificates !== undefined),
      ...advertisedAuthorities(clientCertificates),
    };
    this.#certificates = new ListenerCertificates(certificates, options);
    const [byDefault] = certificates;
    this.#server = createServer(
      {
        ...options,
        // Shown to a client that names no host: that one does not come by SNICallback.
        cert: byDefault!.chain,
        key: byDefault!.privateKey,
        requestCert: clientCertificates !== undefined,
        rejectUnauthorized: false,
        handshakeTimeout: handshakeTimeoutMs,
        SNICallback: (serverName, done) => done(null, this.#certificates.choose(serverName).context),
        ...this.#alpn(listener),
      },
      (socket) => this.#established(socket),
    );
    // Half-open sockets are allowed, so one that gave up in its handshake does not close by itself.
    this.#server.on('tlsClientError', (_, socket) => socket.destroy());
  }

  /** A TLS listener negotiates what its policy says; by the policy `None`, nothing. */
  #alpn({ protocol, alpnPolicy = 'None' }: Settings): Pick<TlsOptions, 'ALPNCallback' | 'ALPNProtocols'> {
    if (protocol === 'TLS') {
      const ALPNProtocols = alpnProtocols[alpnPolicy];
      return ALPNProtocols ? { ALPNProtocols } : {};
    }
    return {
      ALPNCallback: ({ protocols }) => {
        if (this.#host.http2() && protocols.includes('h2')) return 'h2';
        return protocols.includes('http/1.1') ? 'http/1.1' : undefined;
      },
    };
  }

  isFor(listener: Settings): boolean {
    return isDeepStrictEqual(settingsOf(listener), this.#settings);
  }

  accept(raw: Socket): void {
    const { remoteAddress: address, remotePort: port } = raw;
    if (address === undefined || port === undefined) {
      raw.destroy();
      return;
    }
    const handshake = { address, port, startedAt: this.#host.clock.now() };
    const key = keyOf(raw);
    this.#handshakes.set(key, handshake);
    raw.once('close', () => {
      // Its port may have been reused by now.
      if (this.#handshakes.get(key) !== handshake) return;
      this.#handshakes.delete(key);
      this.#host.failed({ ...handshake, refusal: 'UnmappedConnectionError' });
    });
    this.#server.emit('connection', raw);
  }

  #established(socket: TLSSocket): void {
    const key = keyOf(socket);
    const handshake = this.#handshakes.get(key);
    // The client has already left; this counts as an aborted handshake.
    if (!handshake) {
      socket.destroy();
      return;
    }
    this.#handshakes.delete(key);
    const { mode } = this.#settings.clientCertificates ?? {};
    const shown = mode ? shownBy(socket) : [];
    const certificate = mode && clientCertificate(mode, shown);
    const agreed = {
      ...handshake,
      version: socket.getProtocol() ?? '',
      cipher: socket.getCipher().name,
    };
    // With TLS 1.3 the client considers the handshake finished, and may have sent a request, which is discarded.
    const refusal = mode === 'verify' ? this.#refusal(shown) : undefined;
    if (refusal) {
      const exchange = keyExchange(socket);
      socket.destroy();
      this.#host.failed({ ...agreed, refusal, leaf: certificate?.leaf, keyExchange: exchange });
      return;
    }
    const asked = typeof socket.servername === 'string' ? socket.servername : undefined;
    const chosen = this.#certificates.choose(asked);
    this.#host.established(socket, {
      ...agreed,
      serverName: asked && chosen.parsed.checkHost(asked) !== undefined ? asked : undefined,
      certificateArn: socket.isSessionReused() ? 'session-reused' : chosen.arn,
      http2: socket.alpnProtocol === 'h2',
      handshakeMs: this.#host.clock.now() - handshake.startedAt,
      clientCertificate: certificate,
      keyExchange: () => keyExchange(socket),
    });
  }

  /** A table without a trust store is invalid: no client is trusted. */
  #refusal(shown: readonly X509Certificate[]): Refusal | undefined {
    return this.#trustStore ? this.#trustStore.refusal(shown, this.#host.now()) : 'ClientCertUntrusted';
  }
}

const settingsOf = ({
  protocol,
  certificates,
  securityPolicy,
  clientCertificates,
  alpnPolicy,
}: Settings): Settings => ({
  protocol,
  ...(alpnPolicy !== undefined && { alpnPolicy }),
  certificates,
  securityPolicy,
  clientCertificates,
});

/** A client's address and port: no two of its connections have the same while they are open. */
const keyOf = ({ remoteAddress, remotePort }: Socket) => `${remoteAddress} ${remotePort}`;

/** The client's certificates in the order in which it sent them, its own first. */
function shownBy(socket: TLSSocket): X509Certificate[] {
  const shown: X509Certificate[] = [];
  for (let each = socket.getPeerX509Certificate(); each; each = each.issuerCertificate) shown.push(each);
  return shown;
}
