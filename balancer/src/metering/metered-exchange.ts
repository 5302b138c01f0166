// Meters one exchange: metrics as it proceeds, the access log entry when it ends.
import type { ClientStream, TargetFailure } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import type { MetricName } from '../contract/metrics.ts';
import type { ExchangeEvents } from '../exchange/exchange-events.ts';
import type { LocalAnswer } from '../forwarding/answer-action.ts';
import type { ComposedRequest } from '../forwarding/compose-request.ts';
import { type FunctionErrorReason, functionErrorMetric } from '../functions/error-reasons.ts';
import type { CompiledListener, CompiledRule } from '../routing/compiled-table.ts';
import type { Binding } from '../stickiness/bind.ts';
import { type AccessLogFacts, accessLogEntry, type Course } from './access-log-entry.ts';
import { accessLogLine } from './access-log-line.ts';
import type { MeteringHost } from './metering-host.ts';
import type { MetricScope } from './metric-scope.ts';
import { countBytes, isIPv6 } from './processed-bytes.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export class MeteredExchange implements ExchangeEvents, AccessLogFacts {
  readonly createdAt: Millis;
  binding: Binding | undefined;
  rule: CompiledRule | undefined;
  status: number | undefined;
  targetStatus: number | undefined;
  readonly course: Writable<Course>;
  targetAnswered = false;
  respondedAt: Millis | undefined;
  traceId: string | undefined;
  redirectUrl: string | undefined;
  errorReason: FunctionErrorReason | undefined;
  transformStatus: string | undefined;
  transformedHost: string | undefined;
  transformedUri: string | undefined;
  readonly #host: MeteringHost;
  readonly #client: ClientStream;
  readonly #listener: CompiledListener;
  readonly #loadBalancer: MetricScope;
  #group: MetricScope | undefined;
  /** A connection to the target that is not counted yet, since connecting may still fail. */
  #newConnection = false;
  #failure: TargetFailure | undefined;

  constructor(host: MeteringHost, client: ClientStream, listener: CompiledListener, createdAt: Millis) {
    this.#host = host;
    this.#client = client;
    this.#listener = listener;
    this.createdAt = createdAt;
    this.course = { began: host.machineNow(), sent: undefined, answered: undefined, responded: undefined };
    const { fullName } = listener.loadBalancer;
    this.#loadBalancer = host.metrics.loadBalancer(fullName, client.info.availabilityZone);
    if (isIPv6(client.info.address)) this.#loadBalancer.add('IPv6RequestCount');
    // The connection counts the bytes it reads; for HTTP/2, only bodies.
    if (client.head.version === '2') this.#countBytes(client.receivedBytes);
  }

  notCompliant(): void {
    this.#loadBalancer.add('DesyncMitigationMode_NonCompliant_Request_Count');
  }

  matched(rule: CompiledRule, evaluations: number): void {
    this.rule = rule;
    if (evaluations === 0) return;
    this.#loadBalancer.add('RuleEvaluations', evaluations);
    this.#host.metrics.capacity(this.#listener.loadBalancer.fullName).evaluated(evaluations);
  }

  answered(answer: LocalAnswer): void {
    this.#loadBalancer.add(localAnswers[answer.kind]);
    if (answer.kind === 'redirect') this.redirectUrl = answer.location;
  }

  composed({ traceId, transformed, invalidFields }: ComposedRequest): void {
    this.traceId = traceId;
    if (invalidFields) this.#loadBalancer.add(invalidFieldCounts[invalidFields]);
    if (!transformed) return;
    if ('failed' in transformed) {
      this.transformStatus = transformed.failed;
      return;
    }
    this.transformStatus = 'TransformSuccess';
    this.transformedHost = transformed.host;
    this.transformedUri = transformed.uri;
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

  connecting(): void {
    this.#newConnection = true;
  }

  sent(): void {
    this.course.sent = this.#host.machineNow();
  }

  targetResponded(status: number): void {
    this.#countConnection();
    const at = this.#host.machineNow();
    this.course.answered = at;
    this.targetAnswered = true;
    this.targetStatus = status;
    this.status = status;
    this.#group?.add('TargetResponseTime', (at - (this.course.sent ?? at)) / 1000);
    if (status >= 200) this.#group?.add(targetCodes[Math.floor(status / 100)] ?? 'HTTPCode_Target_5XX_Count');
  }

  targetFailed(failure: TargetFailure): void {
    this.#failure = failure;
    if (failure === 'refused' || failure === 'connect-timeout') {
      this.#newConnection = false;
      this.#group?.add('TargetConnectionErrorCount');
    }
    if (failure === 'tls') this.#group?.add('TargetTLSNegotiationErrorCount');
    this.#countConnection();
    // Without a connection, or with a body too large for a function, nothing was sent.
    if (failure === 'closed' || failure === 'malformed' || failure === 'function')
      this.course.answered ??= this.#host.machineNow();
    else this.course.sent = undefined;
    if (failure === 'function') this.targetAnswered = true;
  }

  functionInvoked(bytes: number): void {
    this.sent();
    this.#countFunctionBytes(bytes);
  }

  functionReturned(bytes: number): void {
    this.#countFunctionBytes(bytes);
  }

  functionFailed(reason: FunctionErrorReason): void {
    this.errorReason = reason;
    this.#group?.add(functionErrorMetric(reason));
  }

  responding(at: Millis): void {
    this.#responds(at);
  }

  /** Counts status codes that originate from the balancer, including those of fixed responses. */
  generated(status: number, at: Millis): void {
    this.status = status;
    this.#responds(at);
    const hundreds = Math.floor(status / 100);
    const own = status === 500 || (status >= 502 && status <= 504) ? (status as 500 | 502 | 503 | 504) : 0;
    if (own) this.#loadBalancer.add(`HTTPCode_ELB_${own}_Count`);
    if (hundreds > 2) this.#loadBalancer.add(`HTTPCode_ELB_${hundreds as 3 | 4 | 5}XX_Count`);
  }

  closed(): void {
    this.#countConnection();
    this.#countBytes(this.#client.sentBytes);
    const { loadBalancer } = this.#listener;
    const { requests } = this.#host;
    const isWatched = requests.wantsNext();
    if (!loadBalancer.accessLogs && !isWatched) return;
    const entry = accessLogEntry(this.#client, this.#listener, this, this.#host);
    if (loadBalancer.accessLogs) this.#host.logEntry('access', loadBalancer.arn, accessLogLine(entry));
    if (isWatched) requests.add(entry, this.#listener, this.#failure);
  }

  #responds(at: Millis): void {
    this.respondedAt = at;
    this.course.responded = this.#host.machineNow();
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

const localAnswers = {
  'fixed-response': 'HTTP_Fixed_Response_Count',
  redirect: 'HTTP_Redirect_Count',
  'location-too-long': 'HTTP_Redirect_Url_Limit_Exceeded_Count',
} as const;

const invalidFieldCounts = {
  dropped: 'DroppedInvalidHeaderRequestCount',
  forwarded: 'ForwardedInvalidHeaderRequestCount',
} as const;

const targetCodes: Readonly<Record<number, MetricName>> = {
  2: 'HTTPCode_Target_2XX_Count',
  3: 'HTTPCode_Target_3XX_Count',
  4: 'HTTPCode_Target_4XX_Count',
  5: 'HTTPCode_Target_5XX_Count',
};
