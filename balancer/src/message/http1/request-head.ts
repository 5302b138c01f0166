// A request's head, read strictly (RFC 9112 §§2–6). Where AWS is known to be lenient the head is given one safe meaning
// and the leniency is recorded in the findings.
import { Findings } from '../desync.ts';
import { type HeaderBlock, readHeaderBlock, type SaidByFields } from '../header-block.ts';
import { type Header, headerTokens } from '../headers.ts';
import { type Framing, requestFraming } from '../request-framing.ts';
import { Latest } from './latest.ts';
import { readRequestLine } from './request-line.ts';

export interface RequestHead {
  readonly method: string;
  /** The forwarded URI: origin form (`/path?query`) or `*`. */
  readonly uri: string;
  /** Without the query. */
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
  /** The first Host header, or the authority of an absolute URI; empty when an HTTP/1.0 client sent none. */
  readonly host: string;
  readonly version: '1.0' | '1.1' | '2';
  readonly headers: readonly Header[];
  /** What the headers say together. */
  readonly said: SaidByFields;
  readonly framing: Framing;
  readonly keepAlive: boolean;
  /** The client asks for a WebSocket. */
  readonly webSocket: boolean;
  readonly findings: Findings;
}

export interface Http1RequestHead extends RequestHead {
  readonly block: HeaderBlock;
}

export interface RefusedHead {
  readonly refused: 400 | 405 | 408 | 414 | 501 | 505;
  readonly findings: Findings;
  /** The request line, for the access log. */
  readonly line: string;
}

export const maxRequestLineBytes = 16 * 1024;
export const maxHeadBytes = 64 * 1024;

const blocks = new Latest(readHeaderBlock);
const noBody: Framing = { kind: 'none' };
export const hostText = /^(?:[A-Za-z0-9\-._~!$&'()*+,;=]*|\[[0-9A-Fa-f:.]+\])(?::[0-9]{0,5})?$/;

/**
 * @param text from the request line to the CRLF of the last header, one character an octet.
 * @param last the header lines that came before on this connection.
 */
export function parseRequestHead(text: string, last?: HeaderBlock): Http1RequestHead | RefusedHead {
  const findings = new Findings();
  const lineEnd = text.indexOf('\r\n');
  const line = text.slice(0, lineEnd);
  const refuse = (refused: RefusedHead['refused']): RefusedHead => ({ refused, findings, line });

  if (line.length > maxRequestLineBytes) return refuse(414);
  const known =
    last !== undefined && text.length - lineEnd - 2 === last.text.length && text.endsWith(last.text);
  const block = known ? last : blocks.get(text.slice(lineEnd + 2));
  const requestLine = readRequestLine(line);
  if (requestLine.octets !== 'ordinary' || block.octets !== 'ordinary') {
    if (requestLine.octets === 'forbidden' || block.octets === 'forbidden') {
      findings.add(requestLine.octets === 'forbidden' ? 'BadUri' : 'BadHeader');
      return refuse(400);
    }
    findings.add(requestLine.octets === 'odd' ? 'AmbiguousUri' : 'NonCompliantHeader');
  }
  const { method, version, target } = requestLine;
  if (requestLine.findings.reason) findings.add(requestLine.findings.reason);
  if (requestLine.refused) return refuse(requestLine.refused);

  const { headers } = block;
  if (block.findings.reason) findings.add(block.findings.reason);
  if (!headers) return refuse(400);

  const host = target.authority ?? block.host ?? '';
  if ((block.host === undefined && version === '1.1') || !hostText.test(host)) {
    findings.add('BadHeader');
    return refuse(400);
  }
  const framing = block.framed ? requestFraming(method, version, headers, findings) : noBody;
  if (framing.kind === 'refused') return refuse(framing.status);
  // AWS answers TRACE itself, whatever the rules say.
  if (method === 'TRACE') return refuse(405);

  const { connection } = block;
  return {
    method,
    uri: target.uri,
    path: target.path,
    query: target.query,
    host,
    version,
    headers,
    said: block,
    block,
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
