// What is noted of one exchange while it happens: the metrics at once, the access-log entry at its end.
import type { Millis } from '../../kernel/clock.ts';
import type { LogKind } from '../../kernel/contracts/balancer.ts';
import type { ClientStream, TargetFailure } from '../connections/streams.ts';
import type { Transformed } from '../forwarding/transforms.ts';
import { headerValue } from '../http1/headers.ts';
import type { CompiledListener, CompiledRule } from '../routing/compiled-table.ts';
import type { Binding } from '../stickiness/bind.ts';
import { accessLogLine } from './access-log-line.ts';
import type { MetricScope, TrafficMetrics } from './traffic-metrics.ts';

export interface RecordHost {
  /** The engine's time. */
  now(): Millis;
  readonly metrics: TrafficMetrics;
  logEntry(kind: LogKind, loadBalancerArn: string, line: string): void;
}

export class ExchangeRecord {
  traceId: string | undefined;
  redirectUrl: string | undefined;
  readonly #host: RecordHost;
  readonly #client: ClientStream;
  readonly #listener: CompiledListener;
  readonly #loadBalancer: MetricScope;
  readonly #createdAt: Millis;
  #group: MetricScope | undefined;
  #binding: Binding | undefined;
  #rule: CompiledRule | undefined;
  #status: number | undefined;
  #targetStatus: number | undefined;
  #sentAt: Millis | undefined;
  #targetStartedAt: Millis | undefined;
  #transformedHost: string | undefined;
  #transformedUri: string | undefined;
  #transformStatus: string | undefined;
  #closed = false;

  constructor(host: RecordHost, client: ClientStream, listener: CompiledListener) {
    this.#host = host;
    this.#client = client;
    this.#listener = listener;
    this.#createdAt = host.now();
    const { fullName } = listener.loadBalancer;
    this.#loadBalancer = host.metrics.loadBalancer(fullName, client.info.availabilityZone);
    if (client.protocol === 'grpcs') this.#loadBalancer.add('GrpcRequestCount');
    if (client.info.address.includes(':')) this.#loadBalancer.add('IPv6RequestCount');
  }

  count(name: string, value = 1): void {
    this.#loadBalancer.add(name, value);
  }

  matched(rule: CompiledRule, evaluations: number): void {
    this.#rule = rule;
    if (evaluations > 0) this.#loadBalancer.add('RuleEvaluations', evaluations);
  }

  /** @param result undefined when it failed. */
  transformed(result: Transformed | undefined, host: string, uri: string): void {
    this.#transformStatus = result ? 'TransformSuccess' : 'TransformFailed';
    if (result && result.host !== host) this.#transformedHost = result.host;
    if (result && result.uri !== uri) this.#transformedUri = result.uri;
  }

  bound(binding: Binding, failOpen: boolean): void {
    this.#binding = binding;
    const registered = binding.target.registration.availabilityZone;
    const zone = registered === 'all' ? this.#client.info.availabilityZone : registered;
    const { fullName } = this.#listener.loadBalancer;
    this.#group = this.#host.metrics.targetGroup(fullName, binding.group.source.fullName, zone);
    this.#group.add('RequestCount');
    if (binding.sticky === false) this.#loadBalancer.add('NonStickyRequestCount');
    if (failOpen) this.#group.add('UnhealthyRoutingRequestCount');
  }

  sent(): void {
    this.#sentAt = this.#host.now();
  }

  targetStarted(status: number): void {
    const now = this.#host.now();
    this.#targetStartedAt = now;
    this.#targetStatus = status;
    this.#status = status;
    this.#group?.add('TargetResponseTime', (now - (this.#sentAt ?? now)) / 1000, 'Seconds');
    this.#binding?.target.outcomes.note(status >= 500);
    if (status >= 200) this.#group?.add(targetCodes[Math.floor(status / 100)] ?? 'HTTPCode_Target_5XX_Count');
  }

  targetFailed(failure: TargetFailure): void {
    if (this.#targetStatus === undefined) this.#binding?.target.outcomes.note(true);
    if (failure === 'refused' || failure === 'connect-timeout')
      this.#group?.add('TargetConnectionErrorCount');
    if (failure === 'tls') this.#group?.add('TargetTLSNegotiationErrorCount');
    if (failure === 'function') this.#group?.add('LambdaUserError');
    if (failure !== 'closed' && failure !== 'malformed' && failure !== 'function') this.#sentAt = undefined;
  }

  /** The balancer answers itself. */
  generated(status: number, isError: boolean): void {
    this.#status = status;
    const hundreds = Math.floor(status / 100);
    if (status === 500 || (status >= 502 && status <= 504))
      this.#loadBalancer.add(`HTTPCode_ELB_${status}_Count`);
    // Fixed responses have a metric of their own and are not counted as errors of the load balancer.
    if (isError || hundreds === 3) this.#loadBalancer.add(`HTTPCode_ELB_${hundreds}XX_Count`);
  }

  /** The client left before it was answered. */
  abandoned(): void {
    if (this.#status === undefined) this.generated(460, true);
  }

  /** Once, when the last octet has been sent or the exchange was broken off. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#loadBalancer.add('ProcessedBytes', this.#client.sentBytes, 'Bytes');
    const { loadBalancer } = this.#listener;
    if (loadBalancer.accessLogs) this.#host.logEntry('access', loadBalancer.arn, this.#line());
  }

  #line(): string {
    const { head, info, protocol } = this.#client;
    const { listener, loadBalancer } = this.#listener;
    const now = this.#host.now();
    const target = this.#binding?.target;
    const scheme = listener.protocol === 'HTTPS' ? 'https' : 'http';
    const host = head.host.replace(/:[0-9]*$/, '');
    const webSocket = this.#targetStatus === 101;
    const started = this.#targetStartedAt;
    const userAgent = headerValue(head.headers, 'user-agent');
    const { classification, reason } = head.findings;
    return accessLogLine({
      type: webSocket ? (scheme === 'https' ? 'wss' : 'ws') : protocol,
      at: now,
      loadBalancer: loadBalancer.fullName,
      client: `${info.address}:${info.port}`,
      status: this.#status === undefined ? '-' : String(this.#status),
      receivedBytes: this.#client.receivedBytes,
      sentBytes: this.#client.sentBytes,
      request: `${head.method} ${scheme}://${host}:${listener.port}${head.uri} HTTP/${head.version === '2' ? '2.0' : head.version}`,
      createdAt: this.#createdAt,
      connectionTraceId: info.connectionTraceId,
      ...(target && { target: target.address, targetGroupArn: this.#binding!.group.arn }),
      ...(this.#sentAt !== undefined && { requestProcessingMs: this.#sentAt - this.#createdAt }),
      ...(started !== undefined && { targetProcessingMs: started - this.#sentAt!, responseProcessingMs: 0 }),
      ...(this.#targetStatus !== undefined && { targetStatus: this.#targetStatus }),
      ...(userAgent !== undefined && { userAgent }),
      ...(info.tls && { cipher: info.tls.cipher, tlsVersion: info.tls.version }),
      ...(info.tls?.serverName !== undefined && { domainName: info.tls.serverName }),
      ...(info.tls?.certificateArn !== undefined && { certificateArn: info.tls.certificateArn }),
      ...(this.traceId !== undefined && { traceId: this.traceId }),
      ...(this.#rule && { rulePriority: this.#rule.rule.priority, actions: this.#actions(this.#rule) }),
      ...(this.redirectUrl !== undefined && { redirectUrl: this.redirectUrl }),
      ...(classification !== 'Compliant' && { classification }),
      ...(reason !== undefined && { classificationReason: reason }),
      ...(this.#transformedHost !== undefined && { transformedHost: this.#transformedHost }),
      ...(this.#transformedUri !== undefined && { transformedUri: this.#transformedUri }),
      ...(this.#transformStatus !== undefined && { transformStatus: this.#transformStatus }),
    });
  }

  #actions(rule: CompiledRule): string {
    const action = rule.action.Type ?? '';
    return this.#transformStatus === undefined ? action : `${action},rewrite`;
  }
}

const targetCodes: Readonly<Record<number, string>> = {
  2: 'HTTPCode_Target_2XX_Count',
  3: 'HTTPCode_Target_3XX_Count',
  4: 'HTTPCode_Target_4XX_Count',
  5: 'HTTPCode_Target_5XX_Count',
};
