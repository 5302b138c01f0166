// Every flow through a network load balancer, from its first packet to its end: each gets a node of the load balancer (a
// zone), a target group and a target, which it keeps.
import type { RemoteInfo, Socket as UdpSocket } from 'node:dgram';
import type { Socket } from 'node:net';
import type { Deadlines } from '../connections/deadlines.ts';
import type { CompiledListener, CompiledTable } from '../routing/compiled-table.ts';
import { chooseGroup } from '../targets/choose-group.ts';
import type { Chance } from '../targets/choose-target.ts';
import type { Target } from '../targets/target.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import { ZonesInDns } from '../targets/zones-in-dns.ts';
import type { FlowEvents, FlowObserver, FlowProtocol } from './flow-events.ts';
import { chanceOfClient, chooseFlowTarget, type FlowKey } from './flow-hash.ts';
import { reset, TcpFlow } from './tcp-flow.ts';
import { UdpFlow } from './udp-flow.ts';

export interface FlowsHost {
  readonly deadlines: Deadlines;
  readonly groups: TargetGroups;
  readonly random: Chance;
  readonly observer: FlowObserver;
  table(): CompiledTable;
}

interface Chosen {
  readonly group: TargetGroup;
  readonly target: Target;
  readonly events: FlowEvents;
}

const tlsIdleMs = 350_000;

export class Flows {
  readonly #host: FlowsHost;
  readonly #zones: ZonesInDns;
  readonly #maxFlows: number;
  readonly #tcp = new Map<TcpFlow, string>();
  /** By listener and client. */
  readonly #udp = new Map<string, { readonly flow: UdpFlow; readonly listenerArn: string }>();
  #accepted = 0;

  constructor(host: FlowsHost, maxFlows = Number.POSITIVE_INFINITY) {
    this.#host = host;
    this.#zones = new ZonesInDns(host.groups);
    this.#maxFlows = maxFlows;
  }

  accept(at: CompiledListener, socket: Socket): void {
    const { arn, protocol, port } = at.listener;
    const chosen = this.#choose(at, protocol === 'TLS' ? 'TLS' : 'TCP', {
      protocol: 'TCP',
      clientAddress: socket.remoteAddress ?? '',
      clientPort: socket.remotePort ?? 0,
      listenerPort: port,
    });
    if (!chosen) {
      socket.on('error', () => {});
      reset(socket);
      return;
    }
    const { deadlines } = this.#host;
    const flow = new TcpFlow(
      socket,
      chosen.target,
      chosen.group,
      {
        deadlines,
        idleTimeoutMs: () => idleTimeoutMs(this.#host.table().listeners.get(arn) ?? at),
        ended: (ended) => this.#tcp.delete(ended),
      },
      chosen.events,
    );
    this.#tcp.set(flow, arn);
  }

  /** @param socket where the datagram came in, and answers go out. */
  datagram(at: CompiledListener, bytes: Buffer, from: RemoteInfo, socket: UdpSocket): void {
    const { arn, port } = at.listener;
    const key = `${arn} ${from.address} ${from.port}`;
    const known = this.#udp.get(key)?.flow;
    if (known) {
      known.send(bytes);
      return;
    }
    const client = { clientAddress: from.address, clientPort: from.port };
    const chosen = this.#choose(at, 'UDP', { protocol: 'UDP', ...client, listenerPort: port });
    if (!chosen) return;
    const flow = new UdpFlow(
      chosen.target,
      chosen.group,
      {
        deadlines: this.#host.deadlines,
        reply: (answer) => socket.send(answer, from.port, from.address, () => {}),
        ended: () => this.#udp.delete(key),
      },
      chosen.events,
    );
    this.#udp.set(key, { flow, listenerArn: arn });
    flow.send(bytes);
  }

  /** Flows of listeners that are gone end, and those to target groups that were given the weight 0. */
  retire(): void {
    const { listeners } = this.#host.table();
    for (const [flow, arn] of this.#tcp) {
      const listener = listeners.get(arn);
      const groups = listener?.rules.at(-1)?.groups ?? [];
      const isOut = groups.some((group) => group.arn === flow.group.arn && group.weight === 0);
      if (!listener || isOut) flow.reset();
    }
    for (const { flow, listenerArn } of [...this.#udp.values()]) if (!listeners.has(listenerArn)) flow.end();
  }

  /** Publishes the bytes of open flows. */
  measure(): void {
    for (const flow of this.#tcp.keys()) flow.measure();
  }

  stop(): void {
    for (const flow of this.#tcp.keys()) flow.reset();
    for (const { flow } of [...this.#udp.values()]) flow.end();
  }

  #choose(at: CompiledListener, protocol: FlowProtocol, key: FlowKey): Chosen | undefined {
    const { loadBalancer, rules } = at;
    const { observer, groups, random } = this.#host;
    const zones = this.#zones.of(loadBalancer, this.#host.table());
    const zone = zones.length > 0 ? zones[this.#accepted++ % zones.length]! : '';
    const rule = rules.at(-1);
    const sticky = rule?.groupStickinessSeconds !== undefined;
    const arn = rule && chooseGroup(rule.groups, sticky ? chanceOfClient(key.clientAddress) : random);
    const group = arn === undefined ? undefined : groups.get(arn);
    const target = group && chooseFlowTarget(group, zone, key);
    // A target that listens nowhere here would refuse the connection.
    if (!group || !target?.registration.endpoint || this.#tcp.size + this.#udp.size >= this.#maxFlows) {
      observer.flowRejected(at, zone, protocol);
      return undefined;
    }
    return { group, target, events: observer.flowBegan(at, zone, protocol) };
  }
}

function idleTimeoutMs({ listener }: CompiledListener): number {
  if (listener.protocol === 'TLS') return tlsIdleMs;
  return 1000 * Number(listener.attributes['tcp.idle_timeout.seconds'] ?? 350);
}
