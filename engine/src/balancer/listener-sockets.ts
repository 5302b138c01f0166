// The real sockets of the listeners: bound to loopback when a table first names them, closed when none does.
import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createSecureServer, type Server as SecureServer } from 'node:tls';
import type { Clock } from '../kernel/clock.ts';
import type { BalancedListener, ListenerReport } from '../kernel/contracts/balancer.ts';
import { atFirstByte } from './first-byte.ts';
import { ListenerCertificates } from './listener-certificates.ts';
import type { CompiledListener, CompiledTable } from './routing/compiled-table.ts';

/** Only this machine may connect: what runs behind the balancer is a rehearsal. */
const loopback = '127.0.0.1';
const socketOptions = { allowHalfOpen: true, noDelay: true };

export interface AcceptedTls {
  readonly version: string;
  readonly cipher: string;
  readonly serverName: string | undefined;
  readonly certificateArn: string;
  readonly http2: boolean;
}

export interface ListenerEvents {
  accepted(listenerArn: string, socket: Socket, tls: AcceptedTls | undefined): void;
  tlsFailed(listenerArn: string): void;
  report(report: ListenerReport): void;
}

interface Bound {
  /** The listener's own port, as AWS has it. */
  readonly port: number;
  readonly server: Server;
  readonly secure: { readonly server: SecureServer; readonly certificates: ListenerCertificates } | undefined;
  hostPort: number | undefined;
}

export class ListenerSockets {
  readonly #events: ListenerEvents;
  readonly #clock: Clock;
  readonly #bindAddress: string;
  readonly #bound = new Map<string, Bound>();
  /** The sockets under TLS: not every one has come through its handshake when the end comes. */
  readonly #raw = new Set<Socket>();
  #table: CompiledTable | undefined;

  constructor(events: ListenerEvents, clock: Clock, bindAddress = loopback) {
    this.#events = events;
    this.#clock = clock;
    this.#bindAddress = bindAddress;
  }

  apply(table: CompiledTable): void {
    this.#table = table;
    for (const [arn, bound] of this.#bound) {
      const listener = table.listeners.get(arn)?.listener;
      // A listener whose protocol or port is changed is another server; with its own port it keeps its socket's if it can.
      if (listener?.protocol === (bound.secure ? 'HTTPS' : 'HTTP') && listener.port === bound.port) continue;
      this.#bound.delete(arn);
      bound.server.close();
    }
    for (const [arn, compiled] of table.listeners) {
      const bound = this.#bound.get(arn);
      if (!bound) this.#bind(compiled);
      else this.#certify(bound, compiled.listener);
    }
  }

  hostPort(listenerArn: string): number | undefined {
    return this.#bound.get(listenerArn)?.hostPort;
  }

  async stop(): Promise<void> {
    const closing = [...this.#bound.values()].map(
      ({ server }) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    this.#bound.clear();
    for (const socket of this.#raw) socket.destroy();
    await Promise.all(closing);
  }

  #bind({ listener }: CompiledListener): void {
    const { arn, hostPorts } = listener;
    const secure = listener.protocol === 'HTTPS' ? this.#secureServer(arn) : undefined;
    const server = secure?.server ?? createServer(socketOptions, (socket) => this.#acceptPlain(arn, socket));
    const bound: Bound = { port: listener.port, server, secure, hostPort: undefined };
    this.#bound.set(arn, bound);
    this.#certify(bound, listener);
    let next = 0;
    const tryNext = () => server.listen({ port: hostPorts[next++], host: this.#bindAddress, backlog: 1024 });
    server.on('listening', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return;
      bound.hostPort = address.port;
      this.#events.report({ listenerArn: arn, hostPort: address.port });
    });
    server.on('error', (error) => {
      if (bound.hostPort !== undefined || this.#bound.get(arn) !== bound) return;
      if (next < hostPorts.length) tryNext();
      else {
        const problem = `No port could be bound of ${hostPorts.join(', ')}: ${error.message}`;
        this.#events.report({ listenerArn: arn, error: problem });
      }
    });
    tryNext();
  }

  #acceptPlain(arn: string, socket: Socket): void {
    const accept = () => this.#events.accepted(arn, socket, undefined);
    const at = this.#table?.listeners.get(arn);
    const secure = at?.listener.port === 80 ? this.#secureBeside(at) : undefined;
    if (!at || !secure) {
      accept();
      return;
    }
    this.#raw.add(socket);
    socket.once('close', () => this.#raw.delete(socket));
    const limit = { clock: this.#clock, withinMs: at.loadBalancer.idleTimeoutMs };
    atFirstByte(socket, limit, { tls: () => void secure.emit('connection', socket), other: accept });
  }

  /** The listener on port 443 of the same load balancer. */
  #secureBeside({ loadBalancer }: CompiledListener): SecureServer | undefined {
    for (const [arn, other] of this.#table?.listeners ?? []) {
      if (other.loadBalancer === loadBalancer && other.listener.port === 443) {
        return this.#bound.get(arn)?.secure?.server;
      }
    }
    return undefined;
  }

  #certify({ secure }: Bound, { arn, certificates }: BalancedListener): void {
    if (!secure) return;
    try {
      secure.certificates.update(certificates);
      // Shown to a client that names no host: that one does not come by SNICallback.
      const [byDefault] = certificates;
      secure.server.setSecureContext({
        cert: byDefault!.chain,
        key: byDefault!.privateKey,
        minVersion: 'TLSv1.2',
      });
    } catch (error) {
      this.#events.report({ listenerArn: arn, error: `A certificate cannot be used: ${String(error)}` });
    }
  }

  #secureServer(arn: string): NonNullable<Bound['secure']> {
    const certificates = new ListenerCertificates();
    const server = createSecureServer(
      {
        ...socketOptions,
        minVersion: 'TLSv1.2',
        handshakeTimeout: 10_000,
        SNICallback: (serverName, done) => {
          try {
            done(null, certificates.choose(serverName).context);
          } catch (error) {
            done(error as Error);
          }
        },
        ALPNCallback: ({ protocols }) => {
          const http2 = this.#table?.listeners.get(arn)?.loadBalancer.http2 !== false;
          if (http2 && protocols.includes('h2')) return 'h2';
          return protocols.includes('http/1.1') ? 'http/1.1' : undefined;
        },
      },
      (socket) => {
        const serverName = typeof socket.servername === 'string' ? socket.servername : undefined;
        this.#events.accepted(arn, socket, {
          version: socket.getProtocol() ?? '',
          cipher: socket.getCipher().standardName,
          serverName,
          certificateArn: certificates.choose(serverName).arn,
          http2: socket.alpnProtocol === 'h2',
        });
      },
    );
    // Half-open sockets are allowed, so one that gave up in its handshake does not close by itself.
    server.on('tlsClientError', (_, socket) => {
      socket.destroy();
      this.#events.tlsFailed(arn);
    });
    server.on('connection', (socket: Socket) => {
      this.#raw.add(socket);
      socket.once('close', () => this.#raw.delete(socket));
    });
    return { server, certificates };
  }
}
