// The listeners' real sockets: bound to loopback when a table first names them, closed when a table no longer does.
import { createServer, type Server, type Socket } from 'node:net';
import type { Clock, Millis } from '../contract/clock.ts';
import type { ListenerReport, ReservationReport } from '../contract/reports.ts';
import type { BalancedListener } from '../contract/routing-table.ts';
import type { CompiledListener, CompiledTable } from '../routing/compiled-table.ts';
import { type AcceptedTls, type FailedTls, TlsTerminator } from '../tls/terminator.ts';
import { bindDatagrams, type Datagram } from './datagram-sockets.ts';
import { atFirstByte } from './first-byte.ts';
import { listenOnFirst, ReservedPorts, socketOptions } from './reserved-ports.ts';

const isSecure = ({ protocol }: Pick<Bound, 'protocol'>) => protocol === 'HTTPS' || protocol === 'TLS';

/** Only this machine may connect: what runs behind the balancer is a rehearsal. */
const loopback = '127.0.0.1';

export interface ListenerEvents {
  /** The engine's time, which may differ from the machine's. */
  now(): Millis;
  accepted(listenerArn: string, socket: Socket, tls: AcceptedTls | undefined): void;
  /** A datagram that a UDP listener has received. */
  datagram(listenerArn: string, ...received: Parameters<Datagram>): void;
  tlsFailed(listenerArn: string, failed: FailedTls): void;
  report(report: ListenerReport): void;
  reserved(report: ReservationReport): void;
}

interface Bound {
  /** The listener's own port, as AWS has it. */
  readonly port: number;
  readonly protocol: BalancedListener['protocol'];
  /** Undefined when the load balancer's reserved port is the listener's. */
  readonly server: Server | undefined;
  /** HTTPS: undefined as long as its settings cannot be used. */
  terminator: TlsTerminator | undefined;
  hostPort: number | undefined;
  /** UDP and TCP_UDP. */
  datagrams?: { close(): void };
}

export class ListenerSockets {
  readonly #events: ListenerEvents;
  readonly #clock: Clock;
  readonly #bindAddress: string;
  readonly #bound = new Map<string, Bound>();
  /** The sockets under TLS: some may still be in their handshake when the balancer stops. */
  readonly #raw = new Set<Socket>();
  readonly #reserved: ReservedPorts;
  #table: CompiledTable | undefined;

  constructor(events: ListenerEvents, clock: Clock, bindAddress = loopback) {
    this.#events = events;
    this.#clock = clock;
    this.#bindAddress = bindAddress;
    this.#reserved = new ReservedPorts(
      {
        accepted: (arn, socket) => this.#acceptReserved(arn, socket),
        report: (report) => {
          events.reserved(report);
          for (const { listener, loadBalancer } of this.#table?.listeners.values() ?? [])
            if (loadBalancer.arn === report.loadBalancerArn) this.#shareReserved(listener.arn);
        },
      },
      bindAddress,
    );
  }

  apply(table: CompiledTable): void {
    this.#table = table;
    this.#reserved.apply(table);
    for (const [arn, bound] of this.#bound) {
      const listener = table.listeners.get(arn)?.listener;
      // A listener whose protocol or port changes gets a new server, on the same port of this machine if possible.
      if (listener?.protocol === bound.protocol && listener.port === bound.port) continue;
      this.#bound.delete(arn);
      bound.server?.close();
      bound.datagrams?.close();
    }
    for (const [arn, compiled] of table.listeners) {
      const bound = this.#bound.get(arn);
      if (!bound) this.#bind(compiled);
      else this.#secure(bound, compiled.listener);
    }
  }

  hostPort(listenerArn: string): number | undefined {
    return this.#bound.get(listenerArn)?.hostPort;
  }

  async stop(): Promise<void> {
    const closing = [...this.#bound.values()].map(
      ({ server }) => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve())),
    );
    for (const { datagrams } of this.#bound.values()) datagrams?.close();
    this.#bound.clear();
    for (const socket of this.#raw) socket.destroy();
    await Promise.all([...closing, this.#reserved.stop()]);
  }

  #bind({ listener, loadBalancer }: CompiledListener): void {
    const { arn, port, protocol, hostPorts } = listener;
    const shared = port === 80 && protocol !== 'UDP' && this.#table?.reservations.has(loadBalancer.arn);
    const server =
      shared || protocol === 'UDP'
        ? undefined
        : createServer(socketOptions, (socket) => this.#accept(arn, bound, socket));
    const bound: Bound = { port, protocol, server, terminator: undefined, hostPort: undefined };
    this.#bound.set(arn, bound);
    this.#secure(bound, listener);
    if (protocol === 'UDP') {
      this.#bindDatagrams(arn, bound, hostPorts);
      return;
    }
    if (!server) {
      this.#shareReserved(arn);
      return;
    }
    listenOnFirst(server, hostPorts, this.#bindAddress, (outcome) => {
      if (this.#bound.get(arn) !== bound) return;
      this.#boundTo(arn, bound, outcome);
    });
  }

  /** Listeners of TCP_UDP have one port for both. */
  #boundTo(
    arn: string,
    bound: Bound,
    outcome: { readonly hostPort?: number; readonly error?: string },
  ): void {
    bound.hostPort = outcome.hostPort;
    if (bound.protocol === 'TCP_UDP' && outcome.hostPort !== undefined)
      this.#bindDatagrams(arn, bound, [outcome.hostPort]);
    else this.#events.report({ listenerArn: arn, ...outcome });
  }

  #bindDatagrams(arn: string, bound: Bound, hostPorts: readonly number[]): void {
    const received: Datagram = (...datagram) => this.#events.datagram(arn, ...datagram);
    bound.datagrams = bindDatagrams(hostPorts, this.#bindAddress, received, (outcome) => {
      if (this.#bound.get(arn) !== bound) return;
      bound.hostPort = outcome.hostPort;
      this.#events.report({ listenerArn: arn, ...outcome });
    });
  }

  /** The listener on port 80 is bound as soon as its load balancer's port is. */
  #shareReserved(arn: string): void {
    const bound = this.#bound.get(arn);
    const at = this.#table?.listeners.get(arn);
    const hostPort = at && this.#reserved.hostPort(at.loadBalancer.arn);
    if (
      !bound ||
      bound.server ||
      bound.protocol === 'UDP' ||
      hostPort === undefined ||
      bound.hostPort === hostPort
    )
      return;
    this.#boundTo(arn, bound, { hostPort });
  }

  /** The load balancer's name leads to its listener on port 80, else to its first; to nothing while there is none. */
  #acceptReserved(loadBalancerArn: string, socket: Socket): void {
    const all = [...(this.#table?.listeners.values() ?? [])].filter(
      ({ loadBalancer }) => loadBalancer.arn === loadBalancerArn,
    );
    const at = all.find(({ listener }) => listener.port === 80) ?? all[0];
    const bound = at && this.#bound.get(at.listener.arn);
    if (bound) this.#accept(at.listener.arn, bound, socket);
    else socket.resetAndDestroy();
  }

  #accept(arn: string, bound: Bound, socket: Socket): void {
    if (isSecure(bound)) this.#acceptSecure(bound, socket);
    else this.#acceptPlain(arn, socket);
  }

  #acceptPlain(arn: string, socket: Socket): void {
    const accept = () => this.#events.accepted(arn, socket, undefined);
    const at = this.#table?.listeners.get(arn);
    const secure =
      at?.listener.port === 80 && at.listener.protocol === 'HTTP' ? this.#secureBeside(at) : undefined;
    if (!at || !secure) {
      accept();
      return;
    }
    const limit = { clock: this.#clock, withinMs: at.loadBalancer.idleTimeoutMs };
    this.#hold(socket);
    atFirstByte(socket, limit, { tls: () => this.#acceptSecure(secure, socket), other: accept });
  }

  #acceptSecure({ terminator }: Bound, socket: Socket): void {
    this.#hold(socket);
    if (terminator) terminator.accept(socket);
    else socket.destroy();
  }

  #hold(socket: Socket): void {
    if (this.#raw.has(socket)) return;
    this.#raw.add(socket);
    socket.once('close', () => this.#raw.delete(socket));
  }

  /** The listener on port 443 of the same load balancer. */
  #secureBeside({ loadBalancer }: CompiledListener): Bound | undefined {
    for (const [arn, other] of this.#table?.listeners ?? []) {
      if (other.loadBalancer === loadBalancer && other.listener.port === 443) {
        const bound = this.#bound.get(arn);
        if (bound?.protocol === 'HTTPS') return bound;
      }
    }
    return undefined;
  }

  /** New settings apply to new connections; settings that cannot be used leave the previous ones in place. */
  #secure(bound: Bound, listener: BalancedListener): void {
    const { arn } = listener;
    if (!isSecure(bound) || bound.terminator?.isFor(listener)) return;
    try {
      bound.terminator = new TlsTerminator(listener, {
        clock: this.#clock,
        now: () => this.#events.now(),
        http2: () => this.#table?.listeners.get(arn)?.loadBalancer.http2 !== false,
        established: (socket, tls) => this.#events.accepted(arn, socket, tls),
        failed: (failed) => {
          if (this.#bound.get(arn) === bound) this.#events.tlsFailed(arn, failed);
        },
      });
    } catch (error) {
      this.#events.report({ listenerArn: arn, error: `TLS cannot be set up: ${String(error)}` });
    }
  }
}
