// A client's connection and the one to its target: bytes pass both ways, unread, until both sides have ended.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html (Connection idle timeout)
import { connect, type Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import type { Deadlines, Expiring } from '../connections/deadlines.ts';
import type { Millis } from '../contract/clock.ts';
import type { InFlight, Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { FlowEnd, FlowEvents } from './flow-events.ts';
import { proxyHeader } from './proxy-protocol.ts';

export interface TcpFlowHost {
  readonly deadlines: Deadlines;
  idleTimeoutMs(): Millis;
  ended(flow: TcpFlow): void;
}

export class TcpFlow implements InFlight, Expiring {
  inFlightAt = -1;
  watchedAt = -1;
  deadline: Millis;
  readonly group: TargetGroup;
  readonly #client: Socket;
  readonly #upstream: Socket;
  readonly #target: Target;
  readonly #host: TcpFlowHost;
  readonly #events: FlowEvents;
  #measured = 0;
  #how: FlowEnd | undefined;
  #open = 2;

  constructor(client: Socket, target: Target, group: TargetGroup, host: TcpFlowHost, events: FlowEvents) {
    this.#client = client;
    this.#target = target;
    this.group = group;
    this.#host = host;
    this.#events = events;
    const endpoint = target.registration.endpoint!;
    const options = { ...endpoint, allowHalfOpen: true, noDelay: true };
    this.#upstream =
      group.source.protocol === 'TLS'
        ? connectTls({ ...options, rejectUnauthorized: false })
        : connect(options);
    if (group.settings.proxyProtocol) {
      const { remoteAddress, remotePort, localAddress, localPort } = client;
      const header = proxyHeader(
        { address: remoteAddress, port: remotePort },
        { address: localAddress, port: localPort },
      );
      this.#upstream.write(header);
    }
    client.pipe(this.#upstream);
    this.#upstream.pipe(client);
    this.#watch(client, this.#upstream, 'reset-by-client');
    this.#watch(this.#upstream, client, 'reset-by-target');
    target.inFlight.add(this);
    this.deadline = host.deadlines.in(host.idleTimeoutMs());
    host.deadlines.watch(this);
  }

  /** Notes what has passed since the last call: cheaper, once a second, than to count every chunk. */
  measure(): void {
    const total = this.#client.bytesRead + this.#upstream.bytesRead;
    if (total === this.#measured) return;
    this.#events.transferred(total - this.#measured);
    this.#measured = total;
    this.deadline = this.#host.deadlines.in(this.#host.idleTimeoutMs());
  }

  expire(): void {
    this.measure();
    if (this.deadline <= this.#host.deadlines.now) this.reset();
  }

  /** The deregistration delay is over: connections live on, unless the group ends them. */
  targetGone(): void {
    if (this.group.settings.terminatesDrained) this.reset();
  }

  targetUnhealthy(): void {
    if (this.group.settings.terminatesUnhealthy) this.reset();
  }

  reset(): void {
    this.#how ??= 'reset-by-balancer';
    reset(this.#client);
    reset(this.#upstream);
  }

  #watch(side: Socket, other: Socket, how: FlowEnd): void {
    side.on('error', () => {
      this.#how ??= how;
      reset(other);
    });
    side.on('close', () => {
      // A side that was destroyed before it ended takes the other with it.
      if (!side.readableEnded || !side.writableFinished) reset(other);
      if (--this.#open === 0) this.#end();
    });
  }

  #end(): void {
    this.measure();
    this.#target.inFlight.delete(this);
    this.#host.deadlines.forget(this);
    this.#events.ended(this.#how ?? 'closed');
    this.#host.ended(this);
  }
}

/** TLS cannot be reset through its own socket: it is closed without a farewell. */
export function reset(socket: Socket): void {
  if (socket.destroyed) return;
  if (socket instanceof TLSSocket || socket.connecting) socket.destroy();
  else socket.resetAndDestroy();
}
