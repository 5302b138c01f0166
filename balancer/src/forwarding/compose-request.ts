// Composes the request for a target from the client's request and the rule's transforms.
import type { ClientStream } from '../connections/streams.ts';
import type { TargetRequest } from '../message/target-request.ts';
import type { CompiledListener, CompiledRule } from '../routing/compiled-table.ts';
import { type TransformFailure, transform } from '../routing/transforms.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import { hostToTarget, requestToTarget } from './request-to-target.ts';

export interface ComposedRequest {
  /** Absent when a transform's outcome cannot be sent: 500. */
  readonly request?: TargetRequest;
  readonly traceId?: string;
  /** The outcome of the rule's transforms. */
  readonly transformed?: TransformFailure | Rewritten;
  readonly invalidFields?: 'dropped' | 'forwarded';
}

/** Host and URI, where they differ from before. */
export interface Rewritten {
  readonly host: string | undefined;
  readonly uri: string | undefined;
}

export function composeRequest(
  { head, info }: ClientStream,
  listener: CompiledListener,
  rule: CompiledRule,
  group: TargetGroup,
  trace: (sent: string | undefined) => string,
): ComposedRequest {
  let { uri } = head;
  let host = hostToTarget(head.host, listener);
  let transformed: Rewritten | undefined;
  if (rule.transforms) {
    const outcome = transform(rule.transforms, host, uri);
    if ('failed' in outcome) return { transformed: outcome };
    transformed = {
      host: outcome.host !== host && host !== '' ? outcome.host : undefined,
      uri: outcome.uri !== uri ? outcome.uri : undefined,
    };
    ({ host, uri } = outcome);
  }
  const traceId = trace(head.said.traceId);
  const fields = requestToTarget(head, info, listener, traceId, host);
  const { classification } = head.findings;
  const request: TargetRequest = {
    tls: group.source.protocol === 'HTTPS',
    http2: group.source.protocolVersion !== 'HTTP1',
    method: head.method,
    uri,
    fields,
    framing: head.framing,
    webSocket: head.webSocket,
    alone: classification === 'Ambiguous' || classification === 'Severe',
  };
  const composed = { request, traceId, ...(transformed && { transformed }) };
  if (fields.passedOn.invalidFields === 0) return composed;
  return {
    ...composed,
    invalidFields: listener.loadBalancer.dropInvalidHeaderFields ? 'dropped' : 'forwarded',
  };
}
