// One request from its head to the end of its response: rule, action, target, bytes both ways, and how it can fail.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html (status codes)
import type { Millis } from '../kernel/clock.ts';
import type { Expiring } from './connections/deadlines.ts';
import type {
  ClientEvents,
  ClientStream,
  TargetEvents,
  TargetFailure,
  TargetStream,
} from './connections/streams.ts';
import type { ExchangeHost } from './exchange-host.ts';
import { answerAction } from './forwarding/answer-action.ts';
import { errorResponse, type GeneratedResponse } from './forwarding/generated-response.ts';
import {
  forwardedAddresses,
  hostName,
  hostToTarget,
  maxForwardedAddresses,
  requestToTarget,
} from './forwarding/request-to-target.ts';
import { traceId } from './forwarding/trace-id.ts';
import { judgeDesync } from './http1/desync.ts';
import { type Header, headerValue } from './http1/headers.ts';
import { requestHeadText } from './http1/request-text.ts';
import type { ResponseHead } from './http1/response-head.ts';
import type { CompiledListener } from './routing/compiled-table.ts';
import { route } from './routing/route.ts';
import type { Binding } from './stickiness/bind.ts';
import type { InFlight } from './targets/target.ts';
import type { MetricScope } from './traffic/traffic-metrics.ts';

export class Exchange implements ClientEvents, TargetEvents, InFlight, Expiring {
  deadline: Millis = 0;
  readonly #host: ExchangeHost;
  readonly #client: ClientStream;
  readonly #listener: CompiledListener;
  readonly #loadBalancer: MetricScope;
  #targetGroup: MetricScope | undefined;
  #binding: Binding | undefined;
  #target: TargetStream | undefined;
  #sentAt: Millis = 0;
  #requestDone = false;
  #responding = false;
  #over = false;

  constructor(host: ExchangeHost, client: ClientStream, listener: CompiledListener) {
    this.#host = host;
    this.#client = client;
    this.#listener = listener;
    this.#loadBalancer = host.metrics.loadBalancer(
      listener.loadBalancer.fullName,
      client.info.availabilityZone,
    );
    this.#touch();
    host.deadlines.watch(this);
  }

  /** Decides what becomes of the request, from its head alone. */
  start(): void {
    const status = this.#screen() ?? this.#act();
    if (status !== undefined) this.#fail(status);
  }

  /** @returns the status to refuse it with before any rule is looked at. */
  #screen(): number | undefined {
    const { headers, findings } = this.#client.head;
    if (findings.classification !== 'Compliant') {
      this.#loadBalancer.add('DesyncMitigationMode_NonCompliant_Request_Count');
      const verdict = judgeDesync(findings.classification, this.#listener.loadBalancer.desyncMode);
      if (verdict !== 'allow') this.#client.closeAfterResponse();
      if (verdict === 'block') return 400;
    }
    return forwardedAddresses(headers) > maxForwardedAddresses ? 463 : undefined;
  }

  /** Does what the rule says. @returns the status to fail with. */
  #act(): number | undefined {
    const { head, info } = this.#client;
    const { loadBalancer, listener } = this.#listener;
    const { clock, groups, random, stickiness } = this.#host;
    const request = {
      listenerArn: listener.arn,
      method: head.method,
      hostName: hostName(head.host),
      path: head.path,
      query: head.query,
      headers: head.headers,
      sourceIp: info.address,
    };
    const routed = route(request, this.#host.table());
    if (!routed) return 500;
    const { rule, evaluations } = routed;
    if (evaluations > 0) this.#loadBalancer.add('RuleEvaluations', evaluations);
    if (rule.action.Type === 'forward') {
      const binding = stickiness.bind(rule, head.headers, info.availabilityZone, groups, clock.now(), random);
      if (!binding) return 503;
      return this.#forward(binding);
    }
    const hostPort = (port: number) => this.#host.hostPort(loadBalancer.arn, port);
    const answer = answerAction(rule.action, head, listener, this.#maker(), hostPort);
    if (!answer) return 500;
    if (answer.metric) this.#loadBalancer.add(answer.metric);
    this.#answer(answer.response);
    return undefined;
  }

  /** @returns the status to fail with when it cannot even be tried. */
  #forward(binding: Binding): number | undefined {
    const { head, info } = this.#client;
    const { loadBalancer } = this.#listener;
    const { group, target } = binding;
    if (group.source.protocolVersion !== 'HTTP1') return 464;
    this.#binding = binding;
    const { fullName } = group.source;
    const zone = target.registration.availabilityZone;
    this.#targetGroup = this.#host.metrics.targetGroup(loadBalancer.fullName, fullName, zone);
    this.#targetGroup.add('RequestCount');
    if (!binding.sticky) this.#loadBalancer.add('NonStickyRequestCount');
    if (group.eligible(info.availabilityZone).failOpen) this.#targetGroup.add('UnhealthyRoutingRequestCount');
    const endpoint = target.registration.endpoint;
    if (!endpoint) {
      this.#targetGroup.add('TargetConnectionErrorCount');
      return 502;
    }
    target.inFlight.add(this);
    const now = this.#host.clock.now();
    const trace = traceId(headerValue(head.headers, 'x-amzn-trace-id'), now, this.#host.random);
    const host = hostToTarget(head.host, this.#listener);
    const { headers, invalidFields } = requestToTarget(head, info, this.#listener, trace, host);
    if (invalidFields > 0) {
      const dropped = loadBalancer.dropInvalidHeaderFields;
      this.#loadBalancer.add(
        dropped ? 'DroppedInvalidHeaderRequestCount' : 'ForwardedInvalidHeaderRequestCount',
      );
    }
    target.pool.idleTimeoutMs = loadBalancer.idleTimeoutMs;
    const connection = target.pool.take(endpoint, group.source.protocol === 'HTTPS');
    this.#target = connection;
    this.#sentAt = now;
    const { classification } = head.findings;
    const text = requestHeadText(head.method, head.uri, headers, head.framing, head.webSocket);
    connection.begin(head.method, text, head.framing.kind === 'chunked', this);
    if (classification === 'Ambiguous' || classification === 'Severe') connection.closeAfterResponse();
    return undefined;
  }

  // ---- from the client

  requestData(bytes: Buffer): void {
    this.#touch();
    if (this.#target && !this.#target.sendData(bytes)) this.#client.pauseRequest();
  }

  requestEnd(trailers: readonly Header[]): void {
    this.#touch();
    this.#requestDone = true;
    this.#target?.sendEnd(trailers);
  }

  requestBroken(): void {
    this.#target?.abort();
    this.#target = undefined;
    this.#fail(400);
  }

  clientDrain(): void {
    this.#touch();
    this.#target?.resumeResponse();
  }

  clientGone(): void {
    if (this.#over) return;
    this.#target?.abort();
    if (!this.#responding) this.#loadBalancer.add('HTTPCode_ELB_4XX_Count');
    this.#end();
  }

  // ---- from the target

  responseInformational(head: ResponseHead): void {
    this.#touch();
    this.#client.sendInformational(head.status, head.reason, head.headers);
  }

  responseHead(head: ResponseHead): void {
    this.#touch();
    const now = this.#host.clock.now();
    this.#targetGroup?.add('TargetResponseTime', (now - this.#sentAt) / 1000, 'Seconds');
    if (head.status >= 200)
      this.#targetGroup?.add(`HTTPCode_Target_${Math.floor(head.status / 100)}XX_Count`);
    if (head.status === 101 && !this.#client.head.webSocket) {
      this.#target?.abort();
      this.targetFailed('malformed');
      return;
    }
    this.#responding = true;
    const cookies = this.#binding?.cookies(head.headers, now) ?? [];
    const headers = cookies.length > 0 ? [...head.headers, ...cookies] : head.headers;
    this.#client.sendHead({ status: head.status, reason: head.reason, headers, body: head.body });
    if (head.status === 101) this.#client.startTunnel();
  }

  responseData(bytes: Buffer): void {
    this.#touch();
    this.#loadBalancer.add('ProcessedBytes', bytes.length, 'Bytes');
    if (!this.#client.sendData(bytes)) this.#target?.pauseResponse();
  }

  responsePause(): void {
    if (!this.#over) this.#client.flush();
  }

  responseEnd(trailers: readonly Header[]): void {
    if (this.#over) return;
    this.#end();
    this.#client.sendEnd(trailers);
  }

  targetDrain(): void {
    this.#touch();
    this.#client.resumeRequest();
  }

  targetFailed(failure: TargetFailure): void {
    if (this.#over) return;
    this.#target = undefined;
    if (failure === 'refused' || failure === 'connect-timeout')
      this.#targetGroup?.add('TargetConnectionErrorCount');
    if (failure === 'tls') this.#targetGroup?.add('TargetTLSNegotiationErrorCount');
    this.#fail(failure === 'connect-timeout' ? 504 : 502);
  }

  /** The deregistration delay is over. */
  targetGone(): void {
    this.#target?.abort();
    this.targetFailed('closed');
  }

  /** Nothing moved for the idle timeout. */
  expire(): void {
    this.#target?.abort();
    this.#target = undefined;
    if (!this.#requestDone) this.#client.closeAfterResponse();
    this.#fail(this.#requestDone ? 504 : 408);
  }

  // ---- the end

  #fail(status: number): void {
    if (this.#over) return;
    if (this.#responding) {
      this.#end();
      this.#client.abort();
      return;
    }
    if (status !== 464 && status >= 500 && status <= 504 && status !== 501) {
      this.#loadBalancer.add(`HTTPCode_ELB_${status}_Count`);
    }
    this.#loadBalancer.add(`HTTPCode_ELB_${status >= 500 ? 5 : 4}XX_Count`);
    if (status === 400 || status === 408) this.#client.closeAfterResponse();
    this.#answer(errorResponse(status, this.#maker()));
  }

  #answer(response: GeneratedResponse): void {
    this.#end();
    const bytes = Buffer.from(response.body);
    const bodiless = this.#client.head.method === 'HEAD' || bytes.length === 0;
    const { status, reason, headers } = response;
    this.#client.sendHead({
      status,
      reason,
      headers,
      body: bodiless ? { kind: 'none' } : { kind: 'length', length: bytes.length },
    });
    if (!bodiless) this.#client.sendData(bytes);
    this.#client.sendEnd([]);
  }

  #maker() {
    const { attributes } = this.#listener.listener;
    return {
      now: this.#host.clock.now(),
      serverHeader: attributes['routing.http.response.server.enabled'] !== 'false',
    };
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#host.deadlines.forget(this);
    this.#binding?.target.inFlight.delete(this);
  }

  #touch(): void {
    this.deadline = this.#host.clock.now() + this.#listener.loadBalancer.idleTimeoutMs;
  }
}
