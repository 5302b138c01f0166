// The event that a function gets for a request.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html#receive-event-from-load-balancer
import { isUtf8 } from 'node:buffer';
import type { Header } from '../message/headers.ts';

export interface EventRequest {
  readonly method: string;
  /** Path and query as the client sent them: nothing is decoded. */
  readonly uri: string;
  readonly headers: readonly Header[];
}

/** @returns undefined when a header, or a body that travels as text, is not UTF-8. */
export function functionEvent(
  { method, uri, headers }: EventRequest,
  body: Buffer,
  targetGroupArn: string,
  multiValue: boolean,
): string | undefined {
  const mark = uri.indexOf('?');
  const query =
    mark < 0
      ? []
      : uri
          .slice(mark + 1)
          .split('&')
          .filter((part) => part !== '')
          .map(parameter);
  const values = headers.map(({ value }) => decoded(value));
  const isText = isSentAsText(headers);
  if (values.includes(undefined) || (isText && !isUtf8(body))) return undefined;
  const fields = headers.map(({ key }, index) => [key, values[index]!] as const);
  return JSON.stringify({
    requestContext: { elb: { targetGroupArn } },
    httpMethod: method,
    path: mark < 0 ? uri : uri.slice(0, mark),
    // The last of several values counts, unless the group's attribute asks for all.
    ...(multiValue
      ? { multiValueQueryStringParameters: grouped(query), multiValueHeaders: grouped(fields) }
      : { queryStringParameters: Object.fromEntries(query), headers: Object.fromEntries(fields) }),
    body: body.toString(isText || body.length === 0 ? 'utf8' : 'base64'),
    isBase64Encoded: !isText && body.length > 0,
  });
}

/** A header's octets, one character each so far, as the text that they are in UTF-8. */
function decoded(value: string): string | undefined {
  if (!/[\x80-\xff]/.test(value)) return value;
  const octets = Buffer.from(value, 'latin1');
  return isUtf8(octets) ? octets.toString() : undefined;
}

function parameter(part: string): readonly [string, string] {
  const equals = part.indexOf('=');
  return equals < 0 ? [part, ''] : [part.slice(0, equals), part.slice(equals + 1)];
}

function grouped(pairs: readonly (readonly [string, string])[]): Record<string, string[]> {
  const groups = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries([...groups].map(([name, all]) => [name, all.map(([, value]) => value)]));
}

/** Without a content encoding, and of a type that AWS passes on as it is; everything else goes in base64. */
function isSentAsText(headers: readonly Header[]): boolean {
  if (headers.some(({ key }) => key === 'content-encoding')) return false;
  const type = headers.find(({ key }) => key === 'content-type')?.value ?? '';
  return /^(text\/|application\/(json|javascript|xml)\s*(;|$))/i.test(type);
}
