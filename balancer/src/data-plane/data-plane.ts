// The data plane: takes tables, keeps listeners, targets and health checks in step with them, and gives each request
// to an exchange. Runs in a thread of its own (worker.ts); tests run it in place.

import { ClientConnections } from '../clients/client-connections.ts';
import { type ListenerEvents, ListenerSockets } from '../clients/listener-sockets.ts';
import { Deadlines } from '../connections/deadlines.ts';
import type { Clock, Millis, Timer } from '../contract/clock.ts';
import type { ListenerReport, LogKind, TargetHealthReport, TrafficReport } from '../contract/reports.ts';
import type { RoutingTable } from '../contract/routing-table.ts';
import type { ExchangeHost } from '../exchange/exchange.ts';
import { RandomHex } from '../forwarding/random-hex.ts';
import type { InvokeFunction } from '../functions/invoke.ts';
import { Anomalies } from '../health/anomalies.ts';
import { HealthChecks } from '../health/health-checks.ts';
import { connectionLogLine } from '../metering/connection-log-line.ts';
import { Gauges } from '../metering/gauges.ts';
import { LogEntries } from '../metering/log-entries.ts';
import { MinuteEnd } from '../metering/minute-end.ts';
import { TrafficMetrics } from '../metering/traffic-metrics.ts';
import { type CompiledTable, compileTable } from '../routing/compiled-table.ts';
import { Stickiness } from '../stickiness/bind.ts';
import { Sealer } from '../stickiness/sealed-text.ts';
import { TargetGroups } from '../targets/target-groups.ts';
import type { FailedTls } from '../tls/terminator.ts';

/** The contract: traffic is told at most once a second. */
const defaultReportEveryMs = 1000;

export interface DataPlaneOptions {
  /** What connections live by. */
  readonly clock: Clock;
  /** What is told and read of time; the clock's when absent. */
  readonly engineNow?: () => Millis;
  /** What trace ids and random choices start from. */
  readonly seed: string;
  /** What cookies are sealed with: the same across restarts, so that clients stay bound. */
  readonly cookieSecret: string;
  readonly reportEveryMs?: number;
  /** Of clients: any more are rejected. */
  readonly maxConnections?: number;
  /** Where listeners are bound; loopback of IPv4 when absent. */
  readonly bindAddress?: string;
  readonly reportListener: (report: ListenerReport) => void;
  readonly reportHealth: (reports: readonly TargetHealthReport[]) => void;
  readonly reportTraffic: (report: TrafficReport) => void;
  readonly log: (line: string) => void;
  readonly invokeFunction: InvokeFunction;
  readonly reportLog: (kind: LogKind, loadBalancerArn: string, lines: readonly string[]) => void;
}

export class DataPlane implements ExchangeHost {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  readonly random: RandomHex;
  readonly groups: TargetGroups;
  readonly metrics: TrafficMetrics;
  readonly stickiness: Stickiness;
  readonly invokeFunction: InvokeFunction;
  readonly #options: DataPlaneOptions;
  readonly #listeners: ListenerSockets;
  readonly #healthChecks: HealthChecks;
  readonly #anomalies: Anomalies;
  readonly #clients: ClientConnections;
  readonly #gauges: Gauges;
  readonly #minuteEnd: MinuteEnd;
  readonly #logs: LogEntries;
  #table: CompiledTable = {
    version: Number.NEGATIVE_INFINITY,
    listeners: new Map(),
    usedTargetGroups: new Set(),
  };
  #reportTimer: Timer | undefined;

  constructor(options: DataPlaneOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.invokeFunction = options.invokeFunction;
    this.deadlines = new Deadlines(options.clock);
    this.random = new RandomHex(options.seed);
    this.groups = new TargetGroups(() => this.now(), this.deadlines);
    const now = Math.floor(this.now());
    this.metrics = new TrafficMetrics(now);
    this.#gauges = new Gauges(this.metrics);
    this.#minuteEnd = new MinuteEnd(this.metrics, now);
    this.stickiness = new Stickiness(new Sealer(options.cookieSecret));
    this.#logs = new LogEntries(options.reportLog);
    this.#clients = new ClientConnections(this, options.maxConnections);
    const events: ListenerEvents = {
      accepted: (arn, socket, tls) => this.#clients.accept(arn, socket, tls),
      tlsFailed: (arn, failed) => this.#tlsFailed(arn, failed),
      now: () => this.now(),
      report: options.reportListener,
    };
    this.#listeners = new ListenerSockets(events, options.clock, options.bindAddress);
    this.#healthChecks = new HealthChecks(this, options.reportHealth);
    this.#anomalies = new Anomalies(options.reportHealth, options.clock.now());
    this.#armReport();
  }

  apply(table: RoutingTable): void {
    if (table.version < this.#table.version) return;
    const compiled = compileTable(table);
    this.groups.apply(table);
    this.#table = compiled;
    this.#listeners.apply(compiled);
    this.#healthChecks.apply(compiled, this.groups);
    this.#clients.retire();
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

  now(): Millis {
    return this.#options.engineNow?.() ?? this.clock.now();
  }

  log(line: string): void {
    this.#options.log(line);
  }

  logEntry(kind: LogKind, loadBalancerArn: string, line: string): void {
    this.#logs.add(kind, loadBalancerArn, line);
  }

  async stop(): Promise<void> {
    this.#reportTimer?.cancel();
    this.#healthChecks.stop();
    this.#clients.stop();
    this.#logs.report();
    this.groups.stop();
    this.deadlines.stop();
    await this.#listeners.stop();
  }

  #armReport(): void {
    this.#reportTimer = this.clock.after(this.#options.reportEveryMs ?? defaultReportEveryMs, () => {
      this.groups.endDelays();
      this.#anomalies.look(this.groups.all(), this.clock.now());
      const now = Math.floor(this.now());
      this.#gauges.take(this.#table, this.groups, now);
      this.#minuteEnd.take(this.#table, this.groups, () => this.#clients.countActive(), now);
      const report = this.metrics.take(now);
      if (report) this.#options.reportTraffic(report);
      this.#logs.report();
      this.#armReport();
    });
  }

  #tlsFailed(listenerArn: string, failed: FailedTls): void {
    const at = this.#table.listeners.get(listenerArn);
    if (!at) return;
    const { arn, fullName, availabilityZones, connectionLogs } = at.loadBalancer;
    this.metrics.loadBalancer(fullName, availabilityZones[0] ?? '').add('ClientTLSNegotiationErrorCount');
    if (!connectionLogs) return;
    const { address, port } = failed;
    const connectionTraceId = `TID_${this.random.next(32)}`;
    const entry = { at: this.now(), address, port, listenerPort: at.listener.port, connectionTraceId };
    this.logEntry('connection', arn, connectionLogLine({ ...entry, tls: failed }));
  }
}
