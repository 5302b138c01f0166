// The data plane: takes tables, keeps listeners, targets and health checks in step with them, and gives each request
// to an exchange. Runs in a thread of its own (worker.ts); tests run it in place.

import { ClientConnections, type ClientsHost } from '../clients/client-connections.ts';
import { type ListenerEvents, ListenerSockets } from '../clients/listener-sockets.ts';
import { Deadlines } from '../connections/deadlines.ts';
import type { Clock, Millis, Timer } from '../contract/clock.ts';
import type {
  ListenerReport,
  LogKind,
  ReservationReport,
  TargetHealthReport,
  TrafficReport,
  WatchedRequests,
} from '../contract/reports.ts';
import type { RoutingTable } from '../contract/routing-table.ts';
import { Flows, type FlowsHost } from '../flows/flows.ts';
import { Forwards } from '../flows/forwards.ts';
import { RandomHex } from '../forwarding/random-hex.ts';
import type { InvokeFunction } from '../functions/invoke.ts';
import { Anomalies } from '../health/anomalies.ts';
import { type HealthCheckHost, HealthChecks } from '../health/health-checks.ts';
import { Metering } from '../metering/metering.ts';
import { type CompiledTable, compileTable } from '../routing/compiled-table.ts';
import { Stickiness } from '../stickiness/bind.ts';
import { Sealer } from '../stickiness/sealed-text.ts';
import { TargetGroups } from '../targets/target-groups.ts';

/** Traffic is reported at most once a second. */
const defaultReportEveryMs = 1000;
const shortestReportMs = 50;

export interface DataPlaneOptions {
  /** The machine's time, which sockets live by. */
  readonly clock: Clock;
  /** The time in logs, cookies, metrics and delays; `clock` when absent. */
  readonly engineClock?: EngineClock;
  /** Seeds trace ids and random choices. */
  readonly seed: string;
  /** What cookies are sealed with: the same across restarts, so that clients stay bound. */
  readonly cookieSecret: string;
  readonly reportEveryMs?: number;
  /** Client connections beyond this number are rejected. */
  readonly maxConnections?: number;
  /** Where listeners are bound; loopback of IPv4 when absent. */
  readonly bindAddress?: string;
  readonly reportListener: (report: ListenerReport) => void;
  readonly reportReservation: (report: ReservationReport) => void;
  readonly reportHealth: (reports: readonly TargetHealthReport[]) => void;
  readonly reportTraffic: (report: TrafficReport) => void;
  /** Called with the traffic, while requests are watched. */
  readonly reportRequests?: (report: WatchedRequests) => void;
  readonly log: (line: string) => void;
  readonly invokeFunction: InvokeFunction;
  readonly reportLog: (kind: LogKind, loadBalancerArn: string, lines: readonly string[]) => void;
}

export interface PlaneUnderway {
  /** Requests in flight at targets that are deregistered. */
  readonly leaving: number;
  /** Health checks that await their target's answer. */
  readonly checks: number;
}

interface EngineClock extends Clock {
  /** How many of its milliseconds pass in one of the machine's; 1 when absent. */
  readonly rate?: number;
}

export class DataPlane implements ClientsHost, FlowsHost, HealthCheckHost {
  readonly clock: Clock;
  readonly engineClock: EngineClock;
  readonly deadlines: Deadlines;
  readonly random: RandomHex;
  readonly groups: TargetGroups;
  readonly observer: Metering;
  readonly stickiness: Stickiness;
  readonly invokeFunction: InvokeFunction;
  readonly #options: DataPlaneOptions;
  readonly #listeners: ListenerSockets;
  readonly #healthChecks: HealthChecks;
  readonly #anomalies: Anomalies;
  readonly #clients: ClientConnections;
  readonly #flows: Flows;
  readonly #forwards: Forwards;
  #table: CompiledTable = {
    version: Number.NEGATIVE_INFINITY,
    listeners: new Map(),
    reservations: new Map(),
    usedTargetGroups: new Set(),
  };
  #reportTimer: Timer | undefined;

  constructor(options: DataPlaneOptions) {
    this.#options = options;
    this.clock = options.clock;
    this.engineClock = options.engineClock ?? options.clock;
    this.invokeFunction = options.invokeFunction;
    this.deadlines = new Deadlines(options.clock);
    this.random = new RandomHex(options.seed);
    this.groups = new TargetGroups(this.engineClock, this.deadlines);
    this.observer = new Metering({
      now: () => this.now(),
      machineNow: () => this.clock.now(),
      random: this.random,
      reportTraffic: options.reportTraffic,
      reportRequests: options.reportRequests,
      reportLog: options.reportLog,
    });
    this.stickiness = new Stickiness(new Sealer(options.cookieSecret));
    this.#clients = new ClientConnections(this, options.maxConnections);
    this.#flows = new Flows(this, options.maxConnections);
    this.#forwards = new Forwards((line) => this.log(line));
    const events: ListenerEvents = {
      accepted: (arn, socket, tls) => {
        const at = this.#table.listeners.get(arn);
        if (at?.loadBalancer.isNetwork) this.#flows.accept(at, socket);
        else this.#clients.accept(arn, socket, tls);
      },
      datagram: (arn, ...received) => {
        const at = this.#table.listeners.get(arn);
        if (at) this.#flows.datagram(at, ...received);
      },
      tlsFailed: (arn, failed) => {
        const at = this.#table.listeners.get(arn);
        if (at) this.observer.handshakeFailed(at, failed);
      },
      now: () => this.now(),
      report: options.reportListener,
      reserved: options.reportReservation,
    };
    this.#listeners = new ListenerSockets(events, options.clock, options.bindAddress);
    this.#healthChecks = new HealthChecks(this, options.reportHealth);
    this.#anomalies = new Anomalies(options.reportHealth, options.clock.now());
    this.#armReport();
  }

  apply(table: RoutingTable): void {
    if (table.version < this.#table.version) return;
    const compiled = compileTable(table, (line) => this.log(line));
    this.groups.apply(table);
    this.#table = compiled;
    this.#listeners.apply(compiled);
    this.#forwards.apply(table.forwards ?? []);
    this.#healthChecks.apply(compiled, this.groups);
    this.#clients.retire();
    this.#flows.retire();
  }

  /** Whether requests are reported: a sample of them, with what the access log would have. */
  watchRequests(isWanted: boolean): void {
    this.observer.requests.watch(isWanted);
  }

  /** What is still under way of what the table and the engine's time have led to. */
  get underway(): PlaneUnderway {
    return { leaving: this.groups.leaving, checks: this.#healthChecks.running };
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
    return this.engineClock.now();
  }

  log(line: string): void {
    this.#options.log(line);
  }

  async stop(): Promise<void> {
    this.#reportTimer?.cancel();
    this.#healthChecks.stop();
    this.#clients.stop();
    this.#flows.stop();
    this.observer.stop();
    this.groups.stop();
    this.deadlines.stop();
    await Promise.all([this.#listeners.stop(), this.#forwards.stop()]);
  }

  #armReport(): void {
    const everyMs = this.#options.reportEveryMs ?? defaultReportEveryMs;
    // A faster engine clock is reported on more often, so that none of its minutes is missed.
    const machineMs = Math.min(everyMs, Math.max(shortestReportMs, everyMs / (this.engineClock.rate || 1)));
    this.#reportTimer = this.clock.after(machineMs, () => {
      this.groups.endDelays();
      this.#anomalies.look(this.groups.all(), this.clock.now());
      this.#flows.measure();
      this.observer.report(this.#table, this.groups);
      this.#armReport();
    });
  }
}
