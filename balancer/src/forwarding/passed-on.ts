// The fields of a client's request that go on to a target: without what belongs to the client's connection (RFC 9110
// §7.6.1), and without the fields that the balancer sets itself. Cached with the fields, which often repeat (see
// http1/header-block.ts), for as long as the listener stays as it is.
import { fieldName } from '../message/field-names.ts';
import { type Header, header, headerLine } from '../message/headers.ts';
import type { RequestHead } from '../message/http1/request-head.ts';
import { isSuspicious } from '../message/request-framing.ts';
import type { PassedOn } from '../message/target-request.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';

// Naming one of these in Connection must not make the balancer drop it.
const protectedKeys = new Set(['authorization', 'cookie', 'x-forwarded-for', 'content-type']);

export function passedOn(head: RequestHead, listener: CompiledListener): PassedOn {
  const { said } = head;
  if (said.passedOn?.listener !== listener) said.passedOn = select(head, listener);
  return said.passedOn;
}

function select(head: RequestHead, listener: CompiledListener): PassedOn {
  const { loadBalancer, replacedFields } = listener;
  const { connection: named } = head.said;
  const headers: Header[] = [];
  let forwardedFor: string | undefined;
  let invalidFields = 0;
  const severe = head.findings.classification === 'Severe';
  for (const field of head.headers) {
    const { key } = field;
    if (replacedFields.has(key)) continue;
    // Let through in `monitor` mode only: the target must not be able to take it for the length.
    if (severe && isSuspicious(key)) continue;
    if (named.length > 0 && named.includes(key) && !protectedKeys.has(key) && key !== 'te') continue;
    if (key === 'te') {
      if (field.value.toLowerCase().includes('trailers')) headers.push(header('TE', 'trailers'));
      continue;
    }
    if (key === 'x-forwarded-for') {
      if (loadBalancer.xffMode === 'append') {
        forwardedFor = forwardedFor === undefined ? field.value : `${forwardedFor}, ${field.value}`;
        continue;
      }
      if (loadBalancer.xffMode === 'remove') continue;
    }
    if (!fieldName(field.name).valid) {
      invalidFields++;
      if (loadBalancer.dropInvalidHeaderFields) continue;
    }
    headers.push(field);
  }
  // Joined rather than concatenated: V8 flattens a concatenated string piece by piece each time it is sent.
  const lines = headers.map(headerLine).join('');
  return { listener, headers, lines, forwardedFor, invalidFields };
}
