// A request's head from HTTP/2 (RFC 9113 §8.3), held to the same rules as one of HTTP/1.1: what it says goes on to
// targets in HTTP/1.1, where a stray octet would end a line.
import type { IncomingHttpHeaders } from 'node:http2';
import { Findings } from '../desync.ts';
import { fieldName } from '../field-names.ts';
import { saidBy } from '../header-block.ts';
import { holdsForbiddenOctets } from '../header-lines.ts';
import { headerValue } from '../headers.ts';
import { hostText, type RequestHead } from '../http1/request-head.ts';
import { methodToken, readTarget } from '../http1/request-line.ts';
import { http2ToHeaders } from './headers.ts';

/** @returns undefined when it is malformed: 400. */
export function http2RequestHead(
  pseudo: IncomingHttpHeaders,
  raw: readonly string[],
  ended: boolean,
): RequestHead | undefined {
  const method = pseudo[':method'] ?? '';
  const findings = new Findings();
  const target = readTarget(method, pseudo[':path'] ?? '', findings);
  const headers = http2ToHeaders(raw);
  const host = pseudo[':authority'] ?? headerValue(headers, 'host') ?? '';
  if (!target || target.authority !== undefined || !methodToken.test(method) || method === 'CONNECT')
    return undefined;
  if (!hostText.test(host) || host === '') return undefined;
  for (const { name, value } of headers) {
    if (!fieldName(name).token || holdsForbiddenOctets(value) || /[A-Z]/.test(name)) return undefined;
    if (name === 'transfer-encoding' || name === 'connection') return undefined;
  }
  const length = headerValue(headers, 'content-length');
  if (length !== undefined && !/^[0-9]{1,15}$/.test(length)) return undefined;
  const known = length === undefined ? undefined : Number(length);
  return {
    method,
    uri: target.uri,
    path: target.path,
    query: target.query,
    host,
    version: '2',
    headers,
    said: saidBy(headers),
    framing: ended
      ? { kind: 'none' }
      : known === undefined
        ? { kind: 'chunked' }
        : { kind: 'length', length: known },
    keepAlive: true,
    webSocket: false,
    findings,
  };
}
