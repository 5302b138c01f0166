// The request line (RFC 9112 §3). A space in the URI and an odd 1.x version are let through, as AWS does: both are
// rewritten, so that a target reads them in one way only.
import { Findings } from '../desync.ts';
import { holdsForbiddenOctets } from '../header-lines.ts';

export interface RequestLine {
  readonly octets: 'ordinary' | 'odd' | 'forbidden';
  readonly findings: Findings;
  /** The status to refuse the request with; the other members are then meaningless. */
  readonly refused?: 400 | 505;
  readonly method: string;
  readonly version: '1.0' | '1.1';
  readonly target: Target;
}

export interface Target {
  /** The forwarded URI: origin form (`/path?query`) or `*`. */
  readonly uri: string;
  /** Without the query. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** Only an absolute URI has one. */
  readonly authority?: string;
}

const visible = /^[\t\x20-\x7e]*$/;
export const methodToken = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const nowhere: Target = { uri: '', path: '', query: '' };

/** @param line without its CRLF. */
export function readRequestLine(line: string): RequestLine {
  const octets = visible.test(line) ? 'ordinary' : holdsForbiddenOctets(line) ? 'forbidden' : 'odd';
  const findings = new Findings();
  const refuse = (refused: 400 | 505): RequestLine => ({
    octets,
    findings,
    refused,
    method: '',
    version: '1.1',
    target: nowhere,
  });
  const firstSpace = line.indexOf(' ');
  const lastSpace = line.lastIndexOf(' ');
  const method = line.slice(0, firstSpace);
  // A load balancer is not a tunnel.
  if (firstSpace <= 0 || !methodToken.test(method) || method === 'CONNECT') {
    findings.add('BadMethod');
    return refuse(400);
  }
  const version = readVersion(line.slice(lastSpace + 1), findings);
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
  return { octets, findings, method, version, target };
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
