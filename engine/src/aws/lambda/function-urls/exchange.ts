// A request to a function URL as the function gets it, and what it returns as the response: version 2.0 of the format.
// https://docs.aws.amazon.com/lambda/latest/dg/urls-invocation.html
import type { FunctionUrlRecord } from '../state.ts';

export interface UrlRequest {
  readonly method: string;
  /** Percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export interface UrlResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | string;
}

const isText = (type: string) =>
  /^(text\/|application\/(json|javascript|xml)\b|[^;]*\+(json|xml)\b)/i.test(type);

export function urlEvent(
  { id }: FunctionUrlRecord,
  { method, path, query, headers, body }: UrlRequest,
  { host, requestId, now }: { readonly host: string; readonly requestId: string; readonly now: number },
) {
  const { cookie, ...others } = headers;
  const type = headers['content-type'] ?? 'text/plain';
  const parameters = [...new Set(query.keys())].map((name) => [name, query.getAll(name).join(',')]);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query.toString(),
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers: { ...others, 'x-forwarded-for': '127.0.0.1', 'x-forwarded-proto': 'http' },
    ...(parameters.length > 0 && { queryStringParameters: Object.fromEntries(parameters) }),
    requestContext: {
      accountId: 'anonymous',
      apiId: id,
      domainName: host,
      domainPrefix: id,
      http: {
        method,
        path,
        protocol: 'HTTP/1.1',
        sourceIp: '127.0.0.1',
        userAgent: headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: logTime(now),
      timeEpoch: now,
    },
    ...(body.length > 0 && { body: Buffer.from(body).toString(isText(type) ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText(type),
  };
}

/** `12/Mar/2020:19:03:58 +0000` */
function logTime(now: number): string {
  const [, day, month, year, time] = /, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(now).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}

const framing = ['connection', 'content-length', 'keep-alive', 'transfer-encoding', 'upgrade'];

/** Undefined for what is no response: the client gets a 502. */
export function urlResponse(payload: string): UrlResponse | undefined {
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return undefined;
  }
  const json = { 'content-type': 'application/json' };
  if (typeof value !== 'object' || value === null || !('statusCode' in value))
    return { status: 200, headers: json, body: typeof value === 'string' ? value : JSON.stringify(value) };
  const { statusCode, headers = {}, body = '', isBase64Encoded, cookies } = value as Record<string, unknown>;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 100 || status > 599) return undefined;
  if (typeof headers !== 'object' || headers === null) return undefined;
  const given = Object.entries(headers as Record<string, unknown>)
    .map(([name, text]) => [name.toLowerCase(), String(text)] as const)
    .filter(([name]) => /^[!#$%&'*+\-.^_`|~0-9a-z]+$/.test(name) && !framing.includes(name));
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status,
    headers: {
      ...json,
      ...Object.fromEntries(given),
      ...(Array.isArray(cookies) && cookies.length > 0 && { 'set-cookie': cookies.join(', ') }),
    },
    body: isBase64Encoded === true ? Buffer.from(text, 'base64') : text,
  };
}

/** What the URL's own CORS settings add, for a request that has an Origin. */
export function corsHeaders(
  { cors }: FunctionUrlRecord,
  { headers, method }: UrlRequest,
): Readonly<Record<string, string>> {
  const { origin } = headers;
  if (!cors || origin === undefined) return {};
  const list = (name: string) => (cors[name] as readonly string[] | undefined) ?? [];
  const origins = list('AllowOrigins');
  if (!origins.includes('*') && !origins.includes(origin)) return {};
  const credentials = cors.AllowCredentials === true;
  const isPreflight = method === 'OPTIONS' && headers['access-control-request-method'] !== undefined;
  return {
    'access-control-allow-origin': origins.includes('*') && !credentials ? '*' : origin,
    ...(credentials && { 'access-control-allow-credentials': 'true' }),
    ...(list('ExposeHeaders').length > 0 && {
      'access-control-expose-headers': list('ExposeHeaders').join(','),
    }),
    ...(isPreflight && {
      'access-control-allow-methods': list('AllowMethods').join(','),
      'access-control-allow-headers': list('AllowHeaders').join(','),
      ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
    }),
  };
}
