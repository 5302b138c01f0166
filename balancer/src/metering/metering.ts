// Listens to the events of the data plane, and derives the metrics of AWS/ApplicationELB and the entries
// of the three logs from them. The data plane does not depend on it.
import type { ConnectionEvents, ConnectionObserver } from '../clients/connection-events.ts';
import type { ClientInfo } from '../connections/client-info.ts';
import type { ClientStream } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import type { LogKind, WatchedRequests as RequestsReport, TrafficReport } from '../contract/reports.ts';
import type { ExchangeEvents, ExchangeObserver } from '../exchange/exchange-events.ts';
import type { FlowEvents, FlowObserver, FlowProtocol } from '../flows/flow-events.ts';
import type { RandomHex } from '../forwarding/random-hex.ts';
import type { HealthCheckObserver, PerformedCheck } from '../health/health-checks.ts';
import type { CompiledListener, CompiledTable } from '../routing/compiled-table.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import type { AcceptedTls, FailedTls } from '../tls/terminator.ts';
import { connectionLogLine, type LoggedTls } from './connection-log-line.ts';
import { FlowMetrics } from './flow-metrics.ts';
import { Gauges } from './gauges.ts';
import { healthCheckLogLine } from './health-check-log-line.ts';
import { LogEntries } from './log-entries.ts';
import { MeteredConnection } from './metered-connection.ts';
import { MeteredExchange } from './metered-exchange.ts';
import type { MeteringHost } from './metering-host.ts';
import { MinuteEnd } from './minute-end.ts';
import { OpenConnections } from './open-connections.ts';
import { TrafficMetrics } from './traffic-metrics.ts';
import { WatchedRequests } from './watched-requests.ts';

export interface MeteringOptions {
  /** The engine's time. */
  now(): Millis;
  machineNow(): Millis;
  readonly random: RandomHex;
  readonly reportTraffic: (report: TrafficReport) => void;
  /** Only called while requests are watched. */
  readonly reportRequests?: ((report: RequestsReport) => void) | undefined;
  readonly reportLog: (kind: LogKind, loadBalancerArn: string, lines: readonly string[]) => void;
}

export class Metering
  implements ExchangeObserver, ConnectionObserver, FlowObserver, HealthCheckObserver, MeteringHost
{
  readonly random: RandomHex;
  readonly metrics: TrafficMetrics;
  readonly requests = new WatchedRequests();
  readonly #options: MeteringOptions;
  readonly #gauges = new Gauges();
  /** When hosts were reported last. */
  #hostsAt: Millis;
  readonly #minuteEnd: MinuteEnd;
  readonly #flows: FlowMetrics;
  readonly #logs: LogEntries;
  readonly #open: OpenConnections;

  constructor(options: MeteringOptions) {
    this.#options = options;
    this.random = options.random;
    const now = Math.floor(options.now());
    this.metrics = new TrafficMetrics(now);
    this.#hostsAt = now;
    this.#minuteEnd = new MinuteEnd(this.metrics, now);
    this.#flows = new FlowMetrics(this.metrics, now);
    this.#open = new OpenConnections(this.metrics);
    this.#logs = new LogEntries(options.reportLog);
  }

  now(): Millis {
    return this.#options.now();
  }

  machineNow(): Millis {
    return this.#options.machineNow();
  }

  logEntry(kind: LogKind, loadBalancerArn: string, line: string): void {
    this.#logs.add(kind, loadBalancerArn, line);
  }

  exchangeBegan(client: ClientStream, at: CompiledListener, createdAt: Millis): ExchangeEvents {
    return new MeteredExchange(this, client, at, createdAt);
  }

  connectionAccepted(at: CompiledListener, info: ClientInfo, tls: AcceptedTls | undefined): ConnectionEvents {
    const { fullName } = at.loadBalancer;
    const scope = this.metrics.loadBalancer(fullName, info.availabilityZone);
    const capacity = this.metrics.capacity(fullName);
    scope.add('NewConnectionCount');
    capacity.newConnections++;
    if (at.loadBalancer.connectionLogs) {
      const logged = tls && { ...tls, leaf: tls.clientCertificate?.leaf, keyExchange: tls.keyExchange() };
      this.#logConnection(at, info, info.connectionTraceId, logged);
    }
    const closed = this.#open.add(fullName, scope);
    return new MeteredConnection(this, info, scope, capacity, closed);
  }

  connectionRejected(at: CompiledListener, info: ClientInfo): void {
    this.metrics.loadBalancer(at.loadBalancer.fullName, info.availabilityZone).add('RejectedConnectionCount');
  }

  handshakeFailed(at: CompiledListener, failed: FailedTls): void {
    const { fullName, availabilityZones, connectionLogs } = at.loadBalancer;
    this.metrics.loadBalancer(fullName, availabilityZones[0] ?? '').add('ClientTLSNegotiationErrorCount');
    if (connectionLogs) this.#logConnection(at, failed, `TID_${this.random.next(32)}`, failed);
  }

  flowBegan(at: CompiledListener, zone: string, protocol: FlowProtocol): FlowEvents {
    return this.#flows.flowBegan(at, zone, protocol);
  }

  flowRejected(at: CompiledListener, zone: string, protocol: FlowProtocol): void {
    this.#flows.flowRejected(at, zone, protocol);
  }

  healthChecked(loadBalancerArn: string, check: PerformedCheck): void {
    this.logEntry('health-check', loadBalancerArn, healthCheckLogLine(check));
  }

  /** Reports everything since the last call. */
  report(table: CompiledTable, groups: TargetGroups): void {
    const now = Math.floor(this.now());
    this.#minuteEnd.take(table, groups, () => this.#open.count(table), now);
    this.#flows.take(table, now);
    this.#reportMetrics(this.metrics.take(now), this.#gauges.take(table, groups, now), now);
    const requests = this.requests.take(now);
    if (requests) this.#options.reportRequests?.(requests);
    this.#logs.report();
  }

  /** Reports what has changed among the targets, and leaves the traffic to the next report. */
  reportHosts(table: CompiledTable, groups: TargetGroups): void {
    const now = Math.floor(this.now());
    this.#reportMetrics(undefined, this.#gauges.take(table, groups, now, true), now);
  }

  #reportMetrics(traffic: TrafficReport | undefined, hosts: TrafficReport['metrics'], now: Millis): void {
    const { from, metrics } = traffic ?? { from: this.#hostsAt, metrics: [] };
    this.#hostsAt = now;
    if (metrics.length + hosts.length === 0) return;
    this.#options.reportTraffic({ from, to: now, metrics: [...metrics, ...hosts] });
  }

  /** Reports the log entries that are left. */
  stop(): void {
    this.#logs.report();
  }

  #logConnection(
    { listener, loadBalancer }: CompiledListener,
    { address, port }: { readonly address: string; readonly port: number },
    connectionTraceId: string,
    tls: LoggedTls | undefined,
  ): void {
    const entry = { at: this.now(), address, port, listenerPort: listener.port, connectionTraceId, tls };
    this.logEntry('connection', loadBalancer.arn, connectionLogLine(entry));
  }
}
