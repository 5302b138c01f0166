// What is noted of one exchange while it happens: the metrics at once, the access-log entry at its end.

import type { ClientStream, TargetFailure } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import type { MetricName } from '../contract/metrics.ts';
import type { LogKind } from '../contract/reports.ts';
import type { RandomHex } from '../forwarding/random-hex.ts';
import { type FunctionErrorReason, functionErrorMetric } from '../functions/error-reasons.ts';
import type { FunctionNotes } from '../functions/function-stream.ts';
import type { CompiledListener, CompiledRule } from '../routing/compiled-table.ts';
import type { TransformOutcome } from '../routing/transforms.ts';
import type { Binding } from '../stickiness/bind.ts';
import { accessLogEntry, type Noted } from './access-log-entry.ts';
import { accessLogLine } from './access-log-line.ts';
import { countBytes, isIPv6 } from './processed-bytes.ts';
import type { MetricScope, TrafficMetrics } from './traffic-metrics.ts';

export interface RecordHost {
  /** The engine's time. */
  now(): Millis;
  readonly random: RandomHex;
  readonly metrics: TrafficMetrics;
  logEntry(kind: LogKind, loadBalancerArn: string, line: string): void;
}

export class ExchangeRecord implements FunctionNotes, Noted {
  readonly createdAt: Millis;
  binding: Binding | undefined;
  rule: CompiledRule | undefined;
  status: number | undefined;
  targetStatus: number | undefined;
  sentAt: Millis | undefined;
  targetAt: Millis | undefined;
  targetAnswered = false;
  respondedAt: Millis | undefined;
  traceId: string | undefined;
  redirectUrl: string | undefined;
  errorReason: FunctionErrorReason | undefined;
  transformStatus: string | undefined;
  transformedHost: string | undefined;
  transformedUri: string | undefined;
  readonly #host: RecordHost;
  readonly #client: ClientStream;
  readonly #listener: CompiledListener;
  readonly #loadBalancer: MetricScope;
  #group: MetricScope | undefined;
  /** A connection to the target that is not counted yet, since it may never come to be. */
  #newConnection = false;
  #closed = false;

  constructor(host: RecordHost, client: ClientStream, listener: CompiledListener) {
    this.#host = host;
    this.#client = client;
    this.#listener = listener;
    this.createdAt = host.now();
    const { fullName } = listener.loadBalancer;
    this.#loadBalancer = host.metrics.loadBalancer(fullName, client.info.availabilityZone);
    if (isIPv6(client.info.address)) this.#loadBalancer.add('IPv6RequestCount');
    // The connection counts what it reads; of HTTP/2 that is bodies only.
    if (client.head.version === '2') this.#countBytes(client.receivedBytes);
  }

  count(name: MetricName): void {
    this.#loadBalancer.add(name);
  }

  matched(rule: CompiledRule, evaluations: number): void {
    this.rule = rule;
    if (evaluations === 0) return;
    this.#loadBalancer.add('RuleEvaluations', evaluations);
    this.#host.metrics.capacity(this.#listener.loadBalancer.fullName).evaluated(evaluations);
  }

  /** @param host and `uri`: what they were before. */
  transformed(outcome: TransformOutcome, host: string, uri: string): void {
    if ('failed' in outcome) {
      this.transformStatus = outcome.failed;
      return;
    }
    this.transformStatus = 'TransformSuccess';
    if (outcome.host !== host && host !== '') this.transformedHost = outcome.host;
    if (outcome.uri !== uri) this.transformedUri = outcome.uri;
  }

  bound(binding: Binding, failOpen: boolean): void {
    this.binding = binding;
    const registered = binding.target.registration.availabilityZone;
    const zone = registered === 'all' ? this.#client.info.availabilityZone : registered;
    const { fullName } = this.#listener.loadBalancer;
    this.#group = this.#host.metrics.targetGroup(fullName, binding.group.source.fullName, zone);
    this.#group.add('RequestCount');
    if (this.#client.protocol === 'grpcs') this.#group.add('GrpcRequestCount');
    if (binding.sticky === false) this.#loadBalancer.add('NonStickyRequestCount');
    if (failOpen) this.#group.add('UnhealthyRoutingRequestCount');
  }

  connectionMade(): void {
    this.#newConnection = true;
  }

  sent(): void {
    this.sentAt = this.#host.now();
  }

  targetStarted(status: number): void {
    const now = this.#host.now();
    this.#countConnection();
    this.targetAt = now;
    this.targetAnswered = true;
    this.targetStatus = status;
    this.status = status;
    this.#group?.add('TargetResponseTime', (now - (this.sentAt ?? now)) / 1000);
    this.binding?.target.outcomes.note(status >= 500);
    if (status >= 200) this.#group?.add(targetCodes[Math.floor(status / 100)] ?? 'HTTPCode_Target_5XX_Count');
  }

  targetFailed(failure: TargetFailure): void {
    if (this.targetStatus === undefined) this.binding?.target.outcomes.note(true);
    if (failure === 'refused' || failure === 'connect-timeout') {
      this.#newConnection = false;
      this.#group?.add('TargetConnectionErrorCount');
    }
    if (failure === 'tls') this.#group?.add('TargetTLSNegotiationErrorCount');
    this.#countConnection();
    // Without a connection, or with a body that no function is given, nothing was sent.
    if (failure === 'closed' || failure === 'malformed' || failure === 'function')
      this.targetAt ??= this.#host.now();
    else this.sentAt = undefined;
    if (failure === 'function') this.targetAnswered = true;
  }

  functionInvoked(bytes: number): void {
    this.sent();
    this.#countFunctionBytes(bytes);
  }

  functionAnswered(bytes: number): void {
    this.#countFunctionBytes(bytes);
  }

  functionFailed(reason: FunctionErrorReason): void {
    this.errorReason = reason;
    this.#group?.add(functionErrorMetric(reason));
  }

  /** The client begins to be sent the target's answer. */
  responding(): void {
    this.respondedAt = this.#host.now();
  }

  /** The balancer answers itself: codes count that originate from it, those of fixed responses among them. */
  generated(status: number): void {
    this.status = status;
    this.responding();
    const hundreds = Math.floor(status / 100);
    const own = status === 500 || (status >= 502 && status <= 504) ? (status as 500 | 502 | 503 | 504) : 0;
    if (own) this.#loadBalancer.add(`HTTPCode_ELB_${own}_Count`);
    if (hundreds > 2) this.#loadBalancer.add(`HTTPCode_ELB_${hundreds as 3 | 4 | 5}XX_Count`);
  }

  /** The client left before it was answered. */
  abandoned(): void {
    if (this.respondedAt === undefined) this.generated(460);
  }

  /** Once, when the last octet has been sent or the exchange was broken off. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#countConnection();
    this.#countBytes(this.#client.sentBytes);
    const { loadBalancer } = this.#listener;
    if (!loadBalancer.accessLogs) return;
    const entry = accessLogEntry(this.#client, this.#listener, this, this.#host);
    this.#host.logEntry('access', loadBalancer.arn, accessLogLine(entry));
  }

  #countConnection(): void {
    if (this.#newConnection) this.#group?.add('NewConnectionCount');
    this.#newConnection = false;
  }

  #countBytes(bytes: number): void {
    const capacity = this.#host.metrics.capacity(this.#listener.loadBalancer.fullName);
    countBytes(this.#loadBalancer, capacity, this.#client.info.address, bytes);
  }

  #countFunctionBytes(bytes: number): void {
    this.#loadBalancer.add('ProcessedBytes', bytes);
    this.#loadBalancer.add('LambdaTargetProcessedBytes', bytes);
    this.#host.metrics.capacity(this.#listener.loadBalancer.fullName).functionBytes += bytes;
  }
}

const targetCodes: Readonly<Record<number, MetricName>> = {
  2: 'HTTPCode_Target_2XX_Count',
  3: 'HTTPCode_Target_3XX_Count',
  4: 'HTTPCode_Target_4XX_Count',
  5: 'HTTPCode_Target_5XX_Count',
};
