// The request that a target is to be sent, composed of what the client asked and what the rule makes of it.
import type { ClientStream } from '../connections/streams.ts';
import type { TargetRequest } from '../message/target-request.ts';
import type { ExchangeRecord } from '../metering/exchange-record.ts';
import type { CompiledListener, CompiledRule } from '../routing/compiled-table.ts';
import { transform } from '../routing/transforms.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import { hostToTarget, requestToTarget } from './request-to-target.ts';

/** @returns undefined when a transform's outcome cannot be sent: 500. */
export function composeRequest(
  { head, info }: ClientStream,
  listener: CompiledListener,
  rule: CompiledRule,
  group: TargetGroup,
  trace: (sent: string | undefined) => string,
  record: ExchangeRecord,
): TargetRequest | undefined {
  let { uri } = head;
  let host = hostToTarget(head.host, listener);
  if (rule.transforms) {
    const transformed = transform(rule.transforms, host, uri);
    record.transformed(transformed, host, uri);
    if ('failed' in transformed) return undefined;
    ({ host, uri } = transformed);
  }
  record.traceId = trace(head.said.traceId);
  const fields = requestToTarget(head, info, listener, record.traceId, host);
  if (fields.passedOn.invalidFields > 0) {
    const dropped = listener.loadBalancer.dropInvalidHeaderFields;
    record.count(dropped ? 'DroppedInvalidHeaderRequestCount' : 'ForwardedInvalidHeaderRequestCount');
  }
  const { classification } = head.findings;
  return {
    tls: group.source.protocol === 'HTTPS',
    http2: group.source.protocolVersion !== 'HTTP1',
    method: head.method,
    uri,
    fields,
    framing: head.framing,
    webSocket: head.webSocket,
    alone: classification === 'Ambiguous' || classification === 'Severe',
  };
}
