// The datagrams of one client to one listener. Its target keeps it until neither has sent anything for two minutes.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html (Connection idle timeout)
import { createSocket, type Socket } from 'node:dgram';
import type { Deadlines, Expiring } from '../connections/deadlines.ts';
import type { Millis } from '../contract/clock.ts';
import type { InFlight, Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { FlowEvents } from './flow-events.ts';

const idleMs = 120_000;

export interface UdpFlowHost {
  readonly deadlines: Deadlines;
  reply(bytes: Buffer): void;
  ended(): void;
}

export class UdpFlow implements InFlight, Expiring {
  inFlightAt = -1;
  watchedAt = -1;
  deadline: Millis;
  readonly #upstream: Socket;
  readonly #target: Target;
  readonly #group: TargetGroup;
  readonly #host: UdpFlowHost;
  readonly #events: FlowEvents;
  readonly #waiting: Buffer[] = [];
  #connected = false;
  #ended = false;

  constructor(target: Target, group: TargetGroup, host: UdpFlowHost, events: FlowEvents) {
    this.#target = target;
    this.#group = group;
    this.#host = host;
    this.#events = events;
    this.#upstream = createSocket('udp4');
    // Nothing listens there (ICMP), or not yet: datagrams may be lost.
    this.#upstream.on('error', () => {});
    this.#upstream.on('message', (bytes) => {
      this.#note(bytes);
      host.reply(bytes);
    });
    const { host: address, port } = target.registration.endpoint!;
    this.#upstream.connect(port, address, () => {
      this.#connected = true;
      for (const bytes of this.#waiting.splice(0)) this.#pass(bytes);
    });
    target.inFlight.add(this);
    this.deadline = host.deadlines.in(idleMs);
    host.deadlines.watch(this);
  }

  send(bytes: Buffer): void {
    this.#note(bytes);
    if (this.#connected) this.#pass(bytes);
    else this.#waiting.push(bytes);
  }

  expire(): void {
    this.end();
  }

  targetGone(): void {
    if (this.#group.settings.terminatesDrained) this.end();
  }

  targetUnhealthy(): void {
    if (this.#group.settings.terminatesUnhealthy) this.end();
  }

  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#upstream.close();
    this.#target.inFlight.delete(this);
    this.#host.deadlines.forget(this);
    this.#events.ended('closed');
    this.#host.ended();
  }

  #pass(bytes: Buffer): void {
    if (!this.#ended) this.#upstream.send(bytes);
  }

  #note(bytes: Buffer): void {
    this.deadline = this.#host.deadlines.in(idleMs);
    this.#events.transferred(bytes.length);
  }
}
