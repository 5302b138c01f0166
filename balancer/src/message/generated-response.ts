// Responses that the balancer makes itself: errors, fixed responses, redirects.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html
import type { Millis } from '../contract/clock.ts';
import { type Header, header } from './headers.ts';

export interface GeneratedResponse {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: string;
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Not Allowed',
  408: 'Request Timeout',
  410: 'Gone',
  413: 'Request Entity Too Large',
  414: 'Request-URI Too Large',
  429: 'Too Many Requests',
  460: '',
  463: '',
  464: '',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
  505: 'HTTP Version Not Supported',
};

export function reasonPhrase(status: number): string {
  return reasons[status] ?? '';
}

export interface ResponseMaker {
  readonly now: Millis;
  /** The listener attribute routing.http.response.server.enabled. */
  readonly serverHeader: boolean;
}

export function errorResponse(status: number, maker: ResponseMaker): GeneratedResponse {
  const reason = reasonPhrase(status);
  const title = `${status} ${reason}`.trim();
  const body =
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n` +
    `<center><h1>${title}</h1></center>\r\n</body>\r\n</html>\r\n`;
  return { status, reason, headers: own(maker, 'text/html', body), body };
}

export function fixedResponse(
  status: number,
  contentType: string | undefined,
  body: string,
  maker: ResponseMaker,
): GeneratedResponse {
  return {
    status,
    reason: reasonPhrase(status),
    headers: own(maker, contentType ?? 'text/plain', body),
    body,
  };
}

export function redirectResponse(status: number, location: string, maker: ResponseMaker): GeneratedResponse {
  const base = errorResponse(status, maker);
  return { ...base, headers: [...base.headers, header('Location', location)] };
}

function own(maker: ResponseMaker, contentType: string, body: string): Header[] {
  const headers: Header[] = [];
  if (maker.serverHeader) headers.push(header('Server', 'awselb/2.0'));
  headers.push(header('Date', new Date(maker.now).toUTCString()), header('Content-Type', contentType));
  headers.push(header('Content-Length', String(Buffer.byteLength(body))));
  return headers;
}
