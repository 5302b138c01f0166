// One request from its head to the end of its response: rule, action, target, bytes both ways, and how it can fail.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html (status codes)

import type { Deadlines, Expiring } from '../connections/deadlines.ts';
import type {
  ClientEvents,
  ClientStream,
  TargetEvents,
  TargetFailure,
  TargetStream,
} from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import { answerAction } from '../forwarding/answer-action.ts';
import { composeRequest } from '../forwarding/compose-request.ts';
import { HeldResponse, maxHeldBytes } from '../forwarding/held-response.ts';
import { protocolFits } from '../forwarding/protocol-fit.ts';
import type { RandomHex } from '../forwarding/random-hex.ts';
import { allFields, hostName, maxForwardedAddresses } from '../forwarding/request-to-target.ts';
import { traceId } from '../forwarding/trace-id.ts';
import type { FunctionErrorReason } from '../functions/error-reasons.ts';
import { FunctionStream } from '../functions/function-stream.ts';
import { type InvokeFunction, maxFunctionBytes } from '../functions/invoke.ts';
import { judgeDesync } from '../message/desync.ts';
import { errorResponse, type GeneratedResponse } from '../message/generated-response.ts';
import type { Header } from '../message/headers.ts';
import type { ResponseHead } from '../message/http1/response-head.ts';
import type { CompiledListener, CompiledRule, CompiledTable } from '../routing/compiled-table.ts';
import { route } from '../routing/route.ts';
import type { Binding, Stickiness } from '../stickiness/bind.ts';
import type { InFlight } from '../targets/target.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import type { ExchangeEvents, ExchangeObserver } from './exchange-events.ts';

/** What an exchange needs of the data plane around it. */
export interface ExchangeHost {
  /** The engine's time. */
  now(): Millis;
  readonly observer: ExchangeObserver;
  readonly deadlines: Deadlines;
  readonly random: RandomHex;
  readonly groups: TargetGroups;
  readonly stickiness: Stickiness;
  /** The current table; an exchange reads it once. */
  table(): CompiledTable;
  log(line: string): void;
  readonly invokeFunction: InvokeFunction;
  /** The port of this machine that a load balancer's listener on an AWS port is bound to. */
  hostPort(loadBalancerArn: string, port: number): number | undefined;
}

const none: readonly Header[] = [];
const failureStatus: { readonly [F in TargetFailure]?: number } = {
  'connect-timeout': 504,
  'too-large': 413,
};

export class Exchange implements ClientEvents, TargetEvents, InFlight, Expiring {
  deadline: Millis = 0;
  watchedAt = -1;
  inFlightAt = -1;
  readonly #host: ExchangeHost;
  readonly #client: ClientStream;
  readonly #listener: CompiledListener;
  readonly #events: ExchangeEvents;
  readonly #createdAt: Millis;
  #binding: Binding | undefined;
  #target: TargetStream | undefined;
  #requestDone = false;
  #responding = false;
  #targetResponded = false;
  /** A short response whose body is incomplete: until it is complete, an error can still be sent instead. */
  #held: HeldResponse | undefined;
  #over = false;

  constructor(host: ExchangeHost, client: ClientStream, listener: CompiledListener) {
    this.#host = host;
    this.#client = client;
    this.#listener = listener;
    this.#createdAt = host.now();
    this.#events = host.observer.exchangeBegan(client, listener, this.#createdAt);
    this.#touch();
    host.deadlines.watch(this);
  }

  /** Decides how the request is handled, from its head alone. */
  start(): void {
    const status = this.#screen() ?? this.#act();
    if (status !== undefined) this.#fail(status);
  }

  /** @returns the status to refuse it with before any rule is looked at. */
  #screen(): number | undefined {
    const { said, findings, method } = this.#client.head;
    if (findings.classification !== 'Compliant') {
      this.#events.notCompliant();
      const verdict = judgeDesync(findings.classification, this.#listener.loadBalancer.desyncMode);
      if (verdict !== 'allow') this.#client.closeAfterResponse();
      if (verdict === 'block') return 400;
    }
    if (method === 'TRACE') return 405;
    return said.forwardedAddresses > maxForwardedAddresses ? 463 : undefined;
  }

  /** Performs the rule's action. @returns the status to fail with. */
  #act(): number | undefined {
    const { head, info } = this.#client;
    const { loadBalancer, listener } = this.#listener;
    const { groups, random, stickiness } = this.#host;
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
    // The listener has just been removed by a table: no rule is left for its last requests.
    if (!routed) return 503;
    const { rule, evaluations } = routed;
    this.#events.matched(rule, evaluations);
    if (rule.action.Type === 'forward') {
      const binding = stickiness.bind(
        rule,
        head.headers,
        info.availabilityZone,
        groups,
        this.#createdAt,
        random,
      );
      if (!binding) return 503;
      return this.#forward(binding, rule);
    }
    const hostPort = (port: number) => this.#host.hostPort(loadBalancer.arn, port);
    const answer = answerAction(rule.action, head, listener, this.#maker(), hostPort);
    if (!answer) return 500;
    this.#events.answered(answer);
    if (answer.kind === 'location-too-long') return 500;
    this.#answer(answer.response);
    return undefined;
  }

  /** @returns the status to fail with when it cannot even be tried. */
  #forward(binding: Binding, rule: CompiledRule): number | undefined {
    const { head, info } = this.#client;
    const { group, target } = binding;
    if (!protocolFits(head, group.source.protocolVersion)) return 464;
    const trace = (sent: string | undefined) => traceId(sent, this.#createdAt, this.#host.random);
    const composed = composeRequest(this.#client, this.#listener, rule, group, trace);
    this.#events.composed(composed);
    const { request } = composed;
    if (!request) return 500;
    this.#binding = binding;
    this.#events.bound(binding, group.eligible(info.availabilityZone).failOpen);
    const { endpoint, id } = target.registration;
    if (group.source.targetType === 'lambda') {
      // A function returns one response: it cannot be a tunnel.
      if (head.webSocket) return this.#refuseToInvoke('LambdaWebsocketNotSupported', 400);
      if (head.framing.kind === 'length' && head.framing.length > maxFunctionBytes)
        return this.#refuseToInvoke('LambdaRequestTooLarge', 413);
      const { multiValueHeaders: multiValue } = group.settings;
      const invoked = { functionArn: id, targetGroupArn: group.arn, multiValue };
      target.inFlight.add(this);
      const now = () => this.#host.now();
      const { invokeFunction } = this.#host;
      const asked = { method: request.method, uri: request.uri, headers: allFields(request.fields) };
      this.#target = new FunctionStream(asked, invoked, invokeFunction, this.#events, now, this);
      return undefined;
    }
    if (!endpoint) {
      this.#noteFailure('refused');
      return 502;
    }
    target.inFlight.add(this);
    target.pool.idleTimeoutMs = this.#listener.loadBalancer.idleTimeoutMs;
    this.#events.sent();
    this.#target = target.pool.open(request, endpoint, this);
    return undefined;
  }

  #refuseToInvoke(reason: FunctionErrorReason, status: number): number {
    this.#events.functionFailed(reason);
    return status;
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
    this.#dropTarget();
    this.#fail(400);
  }

  clientDrain(): void {
    this.#touch();
    this.#target?.resumeResponse();
  }

  clientGone(): void {
    if (this.#over) return;
    this.#dropTarget();
    // The client left before it was answered.
    if (!this.#responding) this.#events.generated(460, this.#host.now());
    this.#end();
  }

  // ---- from the target

  connectionMade(): void {
    this.#events.connecting();
  }

  responseInformational(head: ResponseHead): void {
    this.#touch();
    this.#client.sendInformational(head.status, head.reason, head.headers);
  }

  responseHead(head: ResponseHead): void {
    this.#touch();
    if (head.status === 101 && !this.#client.head.webSocket) {
      this.#dropTarget();
      this.targetFailed('malformed');
      return;
    }
    this.#targetResponded = true;
    this.#binding?.target.outcomes.note(head.status >= 500);
    this.#events.targetResponded(head.status);
    if (head.body.kind === 'length' && head.body.length > 0 && head.body.length <= maxHeldBytes) {
      this.#held = new HeldResponse(head, head.body.length);
      return;
    }
    this.#respond(head);
  }

  #respond(head: ResponseHead): void {
    this.#responding = true;
    const now = this.#host.now();
    this.#events.responding(now);
    const cookies = this.#binding?.cookies(head.headers, now) ?? none;
    const { changeResponse } = this.#listener;
    if (cookies.length === 0 && !changeResponse) this.#client.sendHead(head);
    else {
      const headers = cookies.length > 0 ? [...head.headers, ...cookies] : head.headers;
      const { status, reason, body } = head;
      this.#client.sendHead({ status, reason, body, headers: changeResponse?.(headers) ?? headers });
    }
    if (head.status === 101) this.#client.startTunnel();
  }

  responseData(bytes: Buffer): void {
    this.#touch();
    if (this.#held) {
      const whole = this.#held.add(bytes);
      if (!whole) return;
      this.#respond(this.#held.head);
      this.#held = undefined;
      this.#client.sendData(whole);
      return;
    }
    if (!this.#client.sendData(bytes)) this.#target?.pauseResponse();
  }

  responsePause(): boolean {
    return this.#held !== undefined || this.#client.flush();
  }

  responseEnd(trailers: readonly Header[]): void {
    if (this.#over) return;
    if (this.#held) {
      // HTTP/2 can end a body before its length.
      this.targetFailed('malformed');
      return;
    }
    this.#client.sendEnd(trailers);
    this.#end();
  }

  targetDrain(): void {
    this.#touch();
    this.#client.resumeRequest();
  }

  targetFailed(failure: TargetFailure): void {
    if (this.#over) return;
    this.#target = undefined;
    this.#noteFailure(failure);
    this.#fail(failureStatus[failure] ?? 502);
  }

  /** The deregistration delay is over. */
  targetGone(): void {
    this.#dropTarget();
    this.targetFailed('closed');
  }

  /** No activity for the idle timeout. */
  expire(): void {
    this.#dropTarget();
    if (!this.#requestDone) this.#client.closeAfterResponse();
    this.#fail(this.#requestDone ? 504 : 408);
  }

  #noteFailure(failure: TargetFailure): void {
    if (!this.#targetResponded) this.#binding?.target.outcomes.note(true);
    this.#events.targetFailed(failure);
  }

  // ---- the end

  #dropTarget(): void {
    this.#target?.abort();
    this.#target = undefined;
  }

  #fail(status: number): void {
    if (this.#over) return;
    if (this.#responding) {
      this.#end();
      this.#client.abort();
      return;
    }
    if (status === 400 || status === 408) this.#client.closeAfterResponse();
    this.#answer(errorResponse(status, this.#maker()));
  }

  #answer({ status, reason, headers, body }: GeneratedResponse): void {
    this.#responding = true;
    this.#events.generated(status, this.#host.now());
    const bytes = Buffer.from(body);
    const bodiless = this.#client.head.method === 'HEAD' || bytes.length === 0;
    this.#client.sendHead({
      status,
      reason,
      headers: this.#listener.changeResponse?.(headers) ?? headers,
      body: bodiless ? { kind: 'none' } : { kind: 'length', length: bytes.length },
    });
    if (!bodiless) this.#client.sendData(bytes);
    this.#client.sendEnd([]);
    this.#end();
  }

  #maker() {
    const { attributes } = this.#listener.listener;
    return {
      now: this.#host.now(),
      serverHeader: attributes['routing.http.response.server.enabled'] !== 'false',
    };
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#host.deadlines.forget(this);
    this.#binding?.target.inFlight.delete(this);
    this.#events.closed();
  }

  #touch(): void {
    this.deadline = this.#host.deadlines.in(this.#listener.loadBalancer.idleTimeoutMs);
  }
}
