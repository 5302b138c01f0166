// Converts a function's return value into a response. Anything not in AWS's format is malformed: 502.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#respond-to-load-balancer
import type { Millis } from '../contract/clock.ts';
import { reasonPhrase } from '../message/generated-response.ts';
import { type Header, header } from '../message/headers.ts';
import type { ResponseHead } from '../message/http1/response-head.ts';

export interface FunctionResponse {
  readonly head: ResponseHead;
  readonly body: Buffer;
}

/** Framing and connection fields are set by the balancer. */
const dropped = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export function functionResponse(
  payload: string,
  method: string,
  multiValue: boolean,
  now: Millis,
): FunctionResponse | undefined {
  const answer = parsed(payload);
  if (!answer) return undefined;
  const { statusCode: status, statusDescription, body: text = '', isBase64Encoded } = answer;
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 200 || status > 599)
    return undefined;
  if (typeof text !== 'string') return undefined;
  const given = multiValue ? answer.multiValueHeaders : answer.headers;
  const headers = headersOf(given ?? {}, multiValue);
  if (!headers) return undefined;
  const has = (name: string) => headers.some(({ key }) => key === name);
  if (!has('server')) headers.unshift(header('Server', 'awselb/2.0'));
  if (!has('date')) headers.unshift(header('Date', new Date(now).toUTCString()));
  if (!has('content-type')) headers.push(header('Content-Type', 'application/octet-stream'));
  const bytes = Buffer.from(text, isBase64Encoded === true ? 'base64' : 'utf8');
  const hasNone = status === 204 || status === 304;
  if (!hasNone) headers.push(header('Content-Length', String(bytes.length)));
  const bodiless = method === 'HEAD' || hasNone;
  return {
    head: {
      status,
      reason: reasonOf(status, statusDescription),
      headers,
      body: bodiless ? { kind: 'none' } : { kind: 'length', length: bytes.length },
      keepAlive: true,
    },
    body: bodiless ? Buffer.alloc(0) : bytes,
  };
}

function parsed(payload: string): Record<string, unknown> | undefined {
  try {
    const answer: unknown = JSON.parse(payload);
    if (typeof answer === 'object' && answer !== null && !Array.isArray(answer))
      return answer as Record<string, unknown>;
  } catch {}
  return undefined;
}

/** Undefined when one cannot be sent. */
function headersOf(given: unknown, multiValue: boolean): Header[] | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const headers: Header[] = [];
  for (const [name, value] of Object.entries(given as Record<string, unknown>)) {
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) return undefined;
    if (multiValue !== Array.isArray(value)) return undefined;
    if (dropped.has(name.toLowerCase())) continue;
    for (const each of multiValue ? (value as unknown[]) : [value]) {
      const isScalar = typeof each === 'string' || typeof each === 'number' || typeof each === 'boolean';
      // Field values are octets (RFC 9110 §5.5): what is not cannot be put on the wire.
      if (!isScalar || !/^[\t\x20-\x7e\x80-\xff]*$/.test(String(each))) return undefined;
      headers.push(header(name, String(each)));
    }
  }
  return headers;
}

/** `200 OK` or `OK`; what else it may hold is left out. */
function reasonOf(status: number, description: unknown): string {
  if (typeof description !== 'string' || !/^[\t\x20-\x7e]*$/.test(description)) return reasonPhrase(status);
  return description.replace(new RegExp(`^${status} ?`), '');
}
