// An exchange's entry in the access log, field by field.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html#access-log-entry-syntax

import type { ClientStream } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import type { RandomHex } from '../forwarding/random-hex.ts';
import { traceId } from '../forwarding/trace-id.ts';
import type { FunctionErrorReason } from '../functions/error-reasons.ts';
import { headerValue } from '../message/headers.ts';
import type { CompiledListener, CompiledRule } from '../routing/compiled-table.ts';
import type { Binding } from '../stickiness/bind.ts';
import type { AccessLogEntry } from './access-log-line.ts';

/** What is known about an exchange when it ends. */
export interface AccessLogFacts {
  readonly createdAt: Millis;
  readonly binding: Binding | undefined;
  readonly rule: CompiledRule | undefined;
  readonly status: number | undefined;
  readonly targetStatus: number | undefined;
  readonly course: Course;
  /** Whether the target responded, even with something unusable. */
  readonly targetAnswered: boolean;
  /** When the response to the client began. */
  readonly respondedAt: Millis | undefined;
  readonly traceId: string | undefined;
  readonly redirectUrl: string | undefined;
  readonly errorReason: FunctionErrorReason | undefined;
  readonly transformStatus: string | undefined;
  readonly transformedHost: string | undefined;
  readonly transformedUri: string | undefined;
}

/** When the parts of an exchange began, in the machine's time, so that durations are real at any rate of the engine's clock. */
export interface Course {
  readonly began: Millis;
  /** When the request was sent to the target; undefined when it never was. */
  readonly sent: Millis | undefined;
  /** When the target began to respond, or closed the connection. */
  readonly answered: Millis | undefined;
  /** When the response to the client began. */
  readonly responded: Millis | undefined;
}

export function accessLogEntry(
  { head, info, protocol, receivedBytes, sentBytes }: ClientStream,
  { listener, loadBalancer }: CompiledListener,
  noted: AccessLogFacts,
  host: { now(): Millis; readonly random: RandomHex },
): AccessLogEntry {
  const now = host.now();
  const { binding, rule, course, respondedAt, targetStatus, status } = noted;
  const scheme = listener.protocol === 'HTTPS' ? 'https' : 'http';
  const webSocket = targetStatus === 101;
  const { classification, reason } = head.findings;
  const isFunction = binding?.group.source.targetType === 'lambda';
  const name = head.host.replace(/:[0-9]*$/, '');
  const version = head.version === '2' ? '2.0' : head.version;
  return {
    type: webSocket ? (scheme === 'https' ? 'wss' : 'ws') : protocol,
    at: webSocket ? now : (respondedAt ?? now),
    loadBalancer: loadBalancer.fullName,
    client: `${info.address}:${info.port}`,
    target: binding?.target.address,
    requestProcessingMs: since(course.began, course.sent),
    targetProcessingMs: since(course.sent, course.answered),
    responseProcessingMs: noted.targetAnswered ? since(course.answered, course.responded) : undefined,
    status: status === undefined ? '-' : String(status),
    targetStatus,
    receivedBytes,
    sentBytes,
    request: `${head.method} ${scheme}://${name}:${listener.port}${head.uri} HTTP/${version}`,
    userAgent: headerValue(head.headers, 'user-agent'),
    cipher: info.tls?.cipher,
    tlsVersion: info.tls?.version,
    targetGroupArn: binding?.group.arn ?? onlyGroup(rule),
    // Every request has one, even when it reaches no target.
    traceId: noted.traceId ?? traceId(headerValue(head.headers, 'x-amzn-trace-id'), now, host.random),
    domainName: info.tls?.serverName,
    certificateArn: info.tls?.certificateArn,
    rulePriority: rule?.rule.priority,
    createdAt: noted.createdAt,
    actions: rule && actionsOf(rule, noted.transformedUri !== undefined),
    redirectUrl: noted.redirectUrl,
    errorReason: noted.errorReason,
    // AWS's example of a function that answered has none: the list is of targets that were connected to.
    targetStatusList: isFunction ? undefined : targetStatus,
    classification: classification === 'Compliant' ? undefined : classification,
    classificationReason: reason,
    connectionTraceId: info.connectionTraceId,
    transformedHost: noted.transformedHost,
    transformedUri: noted.transformedUri,
    transformStatus: noted.transformStatus,
  };
}

function since(from: Millis | undefined, to: Millis | undefined): Millis | undefined {
  return from === undefined || to === undefined ? undefined : to - from;
}

/** The group of a request that found no target. Among several groups it is not known which one was to take it. */
function onlyGroup(rule: CompiledRule | undefined): string | undefined {
  return rule?.groups.length === 1 ? rule.groups[0]!.arn : undefined;
}

/** In the order in which they are done. Rewriting is of the URL: a host that is rewritten is no action of its own. */
function actionsOf({ action }: CompiledRule, rewritten: boolean): string {
  return rewritten ? `rewrite,${action.Type}` : (action.Type ?? '');
}
