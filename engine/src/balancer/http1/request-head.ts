// A request's head, read strictly (RFC 9112 §§2–6). Where AWS is known to be lenient (a space in the URI, an odd
// 1.x version) the head is given one safe meaning and the leniency is recorded in the findings.
import { Findings } from './desync.ts';
import { holdsForbiddenOctets, holdsOnlyVisibleAscii, isOrdinary, parseHeaderLines } from './header-lines.ts';
import { type Header, headerTokens, headerValue } from './headers.ts';
import { type Framing, requestFraming } from './request-framing.ts';

export interface RequestHead {
  readonly method: string;
  /** What is sent on: origin form (`/path?query`) or `*`. */
  readonly uri: string;
  /** Without the query. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** The first Host header, or the authority of an absolute URI; empty when an HTTP/1.0 client sent none. */
  readonly host: string;
  readonly version: '1.0' | '1.1' | '2';
  readonly headers: readonly Header[];
  readonly framing: Framing;
  readonly keepAlive: boolean;
  /** The client asks for a WebSocket. */
  readonly webSocket: boolean;
  readonly findings: Findings;
}

export interface RefusedHead {
  readonly refused: 400 | 405 | 408 | 414 | 501 | 505;
  readonly findings: Findings;
  /** The request line, for the access log. */
  readonly line: string;
}

export const maxRequestLineBytes = 16 * 1024;
export const maxHeadBytes = 64 * 1024;

export const methodToken = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
export const hostText = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?$/;

/** @param text from the request line to the CRLF of the last header, one character an octet. */
export function parseRequestHead(text: string): RequestHead | RefusedHead {
  const findings = new Findings();
  const lineEnd = text.indexOf('\r\n');
  const line = text.slice(0, lineEnd);
  const refuse = (refused: RefusedHead['refused']): RefusedHead => ({ refused, findings, line });

  if (line.length > maxRequestLineBytes) return refuse(414);
  if (!isOrdinary(text)) {
    if (holdsForbiddenOctets(text)) {
      findings.add(holdsForbiddenOctets(line) ? 'BadUri' : 'BadHeader');
      return refuse(400);
    }
    if (!holdsOnlyVisibleAscii(text)) {
      findings.add(holdsOnlyVisibleAscii(line) ? 'NonCompliantHeader' : 'AmbiguousUri');
    }
  }

  const firstSpace = line.indexOf(' ');
  const lastSpace = line.lastIndexOf(' ');
  const method = line.slice(0, firstSpace);
  // A load balancer is no tunnel.
  if (firstSpace <= 0 || !methodToken.test(method) || method === 'CONNECT') {
    findings.add('BadMethod');
    return refuse(400);
  }
  const protocol = line.slice(lastSpace + 1);
  const version = readVersion(protocol, findings);
  if (lastSpace === firstSpace || version === 'malformed') {
    findings.add('BadVersion');
    return refuse(400);
  }
  if (version === 'unsupported') return refuse(505);

  const target = readTarget(method, line.slice(firstSpace + 1, lastSpace), findings);
  if (!target) {
    findings.add('BadUri');
    return refuse(400);
  }
  const headers = parseHeaderLines(text, lineEnd + 2, findings);
  if (!headers) return refuse(400);

  const hostHeader = headerValue(headers, 'host');
  const host = target.authority ?? hostHeader ?? '';
  if ((hostHeader === undefined && version === '1.1') || !hostText.test(host)) {
    findings.add('BadHeader');
    return refuse(400);
  }
  const framing = requestFraming(method, version, headers, findings);
  if (framing.kind === 'refused') return refuse(framing.status);
  // AWS answers TRACE itself, whatever the rules say.
  if (method === 'TRACE') return refuse(405);

  const connection = headerTokens(headers, 'connection');
  return {
    method,
    uri: target.uri,
    path: target.path,
    query: target.query,
    host,
    version,
    headers,
    framing,
    keepAlive: version === '1.1' ? !connection.includes('close') : connection.includes('keep-alive'),
    webSocket:
      method === 'GET' &&
      version === '1.1' &&
      connection.includes('upgrade') &&
      headerTokens(headers, 'upgrade').includes('websocket'),
    findings,
  };
}

function readVersion(protocol: string, findings: Findings): '1.0' | '1.1' | 'malformed' | 'unsupported' {
  if (protocol === 'HTTP/1.1') return '1.1';
  if (protocol === 'HTTP/1.0') return '1.0';
  const match = /^HTTP\/([0-9]+)(?:\.([0-9]+))?$/.exec(protocol);
  if (!match) return 'malformed';
  if (match[1] !== '1') return 'unsupported';
  if (match[2] === undefined) return 'malformed';
  findings.add('NonCompliantVersion');
  return '1.1';
}

interface Target {
  readonly uri: string;
  readonly path: string;
  readonly query: string;
  readonly authority?: string;
}

export function readTarget(method: string, raw: string, findings: Findings): Target | undefined {
  let text = raw;
  if (/[^\x21-\x7e]/.test(raw)) {
    if (raw.startsWith(' ') || raw.endsWith(' ')) return undefined;
    if (raw.includes(' ')) findings.add('SpaceInUri');
    // Allowed by AWS, but sent on escaped: no two readers may disagree on where the URI ends.
    text = raw.replace(
      /[^\x21-\x7e]/g,
      (c) => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
    );
  }
  if (text === '*') return method === 'OPTIONS' ? { uri: '*', path: '*', query: '' } : undefined;
  let authority: string | undefined;
  if (!text.startsWith('/')) {
    const absolute = /^https?:\/\/([^/?#]+)([/?#].*)?$/i.exec(text);
    if (!absolute || absolute[1]!.includes('@')) return undefined;
    authority = absolute[1]!;
    const rest = absolute[2] ?? '/';
    text = rest.startsWith('/') ? rest : `/${rest}`;
  }
  // A fragment is never sent; a reader that would cut it off must not see another path than we did.
  if (text.includes('#')) return undefined;
  const mark = text.indexOf('?');
  return {
    uri: text,
    path: mark < 0 ? text : text.slice(0, mark),
    query: mark < 0 ? '' : text.slice(mark + 1),
    ...(authority !== undefined && { authority }),
  };
}
