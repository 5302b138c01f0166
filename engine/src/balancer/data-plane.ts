// The data plane: takes tables, keeps listeners, targets and health checks in step with them, and gives each request
// to an exchange. Runs in a thread of its own (worker.ts); tests run it in place.
import type { Socket } from 'node:net';
import type { Clock, Timer } from '../kernel/clock.ts';
import type {
  ListenerReport,
  RoutingTable,
  TargetHealthReport,
  TrafficReport,
} from '../kernel/contracts/balancer.ts';
import type { Ids } from '../kernel/ids.ts';
import { Deadlines } from './connections/deadlines.ts';
import { type ClientHost, Http1Client } from './connections/http1-client.ts';
import { Exchange } from './exchange.ts';
import type { ExchangeHost } from './exchange-host.ts';
import { errorResponse } from './forwarding/generated-response.ts';
import { RandomHex } from './forwarding/random-hex.ts';
import { ListenerSockets } from './listener-sockets.ts';
import { type CompiledListener, type CompiledTable, compileTable } from './routing/compiled-table.ts';
import { Stickiness } from './stickiness/bind.ts';
import { Sealer } from './stickiness/sealed-text.ts';
import { HealthChecks } from './targets/health-checks.ts';
import { TargetGroups } from './targets/target-groups.ts';
import { reportHosts } from './traffic/host-counts.ts';
import { TrafficMetrics } from './traffic/traffic-metrics.ts';

const reportEveryMs = 1000;

export interface DataPlaneOptions {
  readonly clock: Clock;
  readonly ids: Ids;
  /** What cookies are sealed with: the same across restarts, so that clients stay bound. */
  readonly cookieSecret: string;
  readonly reportListener: (report: ListenerReport) => void;
  readonly reportHealth: (reports: readonly TargetHealthReport[]) => void;
  readonly reportTraffic: (report: TrafficReport) => void;
}

export class DataPlane implements ExchangeHost {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly random: RandomHex;
  readonly groups: TargetGroups;
  readonly metrics: TrafficMetrics;
  readonly stickiness: Stickiness;
  readonly #options: DataPlaneOptions;
  readonly #listeners: ListenerSockets;
  readonly #healthChecks: HealthChecks;
  readonly #clients = new Map<Http1Client, string>();
  #table: CompiledTable = {
    version: Number.NEGATIVE_INFINITY,
    listeners: new Map(),
    usedTargetGroups: new Set(),
  };
  #connections = 0;
  #reportTimer: Timer | undefined;

  constructor(options: DataPlaneOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.deadlines = new Deadlines(options.clock);
    this.random = new RandomHex(options.ids);
    this.groups = new TargetGroups(options.clock, this.deadlines);
    this.metrics = new TrafficMetrics(options.clock.now());
    this.stickiness = new Stickiness(new Sealer(options.cookieSecret));
    this.#listeners = new ListenerSockets((arn, socket) => this.#accept(arn, socket), options.reportListener);
    this.#healthChecks = new HealthChecks(options.clock, options.reportHealth);
    this.#armReport();
  }

  apply(table: RoutingTable): void {
    if (table.version < this.#table.version) return;
    const compiled = compileTable(table);
    this.groups.apply(table);
    this.#table = compiled;
    this.#listeners.apply(compiled);
    this.#healthChecks.apply(compiled, this.groups);
    for (const [client, arn] of this.#clients) if (!compiled.listeners.has(arn)) client.retire();
  }

  /** Deregistration delays are looked at each second; the host calls this when one ends, so as to be exact. */
  endDelays(): void {
    this.groups.endDelays();
  }

  table(): CompiledTable {
    return this.#table;
  }

  hostPort(loadBalancerArn: string, port: number): number | undefined {
    for (const [arn, { listener, loadBalancer }] of this.#table.listeners) {
      if (loadBalancer.arn === loadBalancerArn && listener.port === port)
        return this.#listeners.hostPort(arn);
    }
    return undefined;
  }

  async stop(): Promise<void> {
    this.#reportTimer?.cancel();
    this.#healthChecks.stop();
    for (const client of this.#clients.keys()) client.abort();
    this.groups.stop();
    this.deadlines.stop();
    await this.#listeners.stop();
  }

  #accept(listenerArn: string, socket: Socket): void {
    const at = this.#table.listeners.get(listenerArn);
    if (!at) {
      socket.destroy();
      return;
    }
    const { loadBalancer } = at;
    const zones = loadBalancer.availabilityZones;
    // A load balancer has a node in each zone, and DNS spreads clients over them.
    const availabilityZone = zones.length > 0 ? zones[this.#connections++ % zones.length]! : '';
    const info = {
      address: socket.remoteAddress ?? '127.0.0.1',
      port: socket.remotePort ?? 0,
      availabilityZone,
    };
    const scope = this.metrics.loadBalancer(loadBalancer.fullName, availabilityZone);
    scope.add('NewConnectionCount');
    let latest: CompiledListener = at;
    const current = () => {
      latest = this.#table.listeners.get(listenerArn) ?? latest;
      return latest;
    };
    const host: ClientHost = {
      deadlines: this.deadlines,
      now: () => this.clock.now(),
      idleTimeoutMs: () => current().loadBalancer.idleTimeoutMs,
      keepAliveMs: () => current().loadBalancer.clientKeepAliveMs,
      begin: (client) => new Exchange(this, client, current()),
      refuse: (client, refused) => {
        scope.add('HTTPCode_ELB_4XX_Count');
        const { attributes } = current().listener;
        const serverHeader = attributes['routing.http.response.server.enabled'] !== 'false';
        const response = errorResponse(refused.refused, { now: this.clock.now(), serverHeader });
        client.closeAfterResponse();
        const bytes = Buffer.from(response.body);
        client.sendHead({ ...response, body: { kind: 'length', length: bytes.length } });
        client.sendData(bytes);
        client.sendEnd([]);
      },
      received: (bytes) => scope.add('ProcessedBytes', bytes, 'Bytes'),
      closed: (client) => this.#clients.delete(client),
    };
    this.#clients.set(new Http1Client(socket, info, 'http', host), listenerArn);
  }

  #armReport(): void {
    this.#reportTimer = this.clock.after(reportEveryMs, () => {
      this.groups.endDelays();
      reportHosts(this.#table, this.groups, this.metrics);
      for (const arn of this.#clients.values()) this.#countActive(arn);
      const report = this.metrics.take(this.clock.now());
      if (report) this.#options.reportTraffic(report);
      this.#armReport();
    });
  }

  #countActive(listenerArn: string): void {
    const at = this.#table.listeners.get(listenerArn);
    if (at)
      this.metrics
        .loadBalancer(at.loadBalancer.fullName, at.loadBalancer.availabilityZones[0] ?? '')
        .add('ActiveConnectionCount');
  }
}
