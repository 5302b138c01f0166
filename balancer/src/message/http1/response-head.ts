// Parses a target's response head (RFC 9112 §4, §6.3). Anything ambiguous is malformed: 502.
import { Findings } from '../desync.ts';
import { holdsForbiddenOctets, isOrdinary, parseHeaderLines } from '../header-lines.ts';
import { type Header, headerTokens } from '../headers.ts';
import { Latest } from './latest.ts';

export type ResponseBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'length'; readonly length: number }
  | { readonly kind: 'chunked' }
  | { readonly kind: 'until-close' };

export interface ResponseHead {
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly Header[];
  readonly body: ResponseBody;
  /** The target allows the connection to be reused. */
  readonly keepAlive: boolean;
  /** Cached here by response-text.ts: heads repeat (see http1-target.ts). */
  text?: string | undefined;
}

/** A response's head for a client, whatever protocol it speaks. */
export interface OutgoingHead {
  readonly status: number;
  readonly reason: string;
  /** Without what frames or belongs to a connection. */
  readonly headers: readonly Header[];
  readonly body: ResponseBody;
  /** Cached here by response-text.ts. */
  text?: string | undefined;
}

export const maxResponseHeadBytes = 32 * 1024;

const statusLine = /^HTTP\/1\.([01]) ([1-9][0-9]{2})(?: ([^\r\n]*))?$/;

/** For responses to every method except HEAD. */
const heads = new Latest((text) => readResponseHead(text, false));

/**
 * @param text from the status line to the CRLF of the last header.
 * @param toHead it answers a request of the method HEAD: no body follows, whatever it says.
 */
export function parseResponseHead(text: string, toHead: boolean): ResponseHead | undefined {
  return toHead ? readResponseHead(text, true) : heads.get(text);
}

function readResponseHead(text: string, toHead: boolean): ResponseHead | undefined {
  const lineEnd = text.indexOf('\r\n');
  const match = statusLine.exec(text.slice(0, lineEnd));
  if (!match || (!isOrdinary(text) && holdsForbiddenOctets(text))) return undefined;
  const headers = parseHeaderLines(text, lineEnd + 2, new Findings());
  if (!headers) return undefined;
  let length: string | undefined;
  let repeated = false;
  let coded = false;
  let connected = false;
  for (const { key, value } of headers) {
    if (key === 'content-length') {
      if (!/^[0-9]{1,15}$/.test(value) || (length !== undefined && length !== value)) return undefined;
      repeated = length !== undefined;
      length = value;
    } else if (key === 'transfer-encoding') coded = true;
    else if (key === 'connection') connected = true;
  }
  const status = Number(match[2]);
  const body = responseBody(status, toHead, coded ? headers : [], length);
  if (!body) return undefined;
  const connection = connected ? headerTokens(headers, 'connection') : [];
  const keepAlive = match[1] === '1' ? !connection.includes('close') : connection.includes('keep-alive');
  return {
    status,
    reason: match[3] ?? '',
    // Equal lengths are one length (RFC 9112 §6.3), and are forwarded once.
    headers: repeated ? withoutRepeatedLength(headers) : headers,
    body,
    keepAlive: keepAlive && body.kind !== 'until-close',
    text: undefined,
  };
}

/** @param coded the headers, if there is a Transfer-Encoding among them. */
function responseBody(
  status: number,
  bodiless: boolean,
  coded: readonly Header[],
  length: string | undefined,
): ResponseBody | undefined {
  if (bodiless || status < 200 || status === 204 || status === 304) return none;
  const codings = headerTokens(coded, 'transfer-encoding').filter((coding) => coding !== 'identity');
  if (codings.length > 0) {
    if (codings.length > 1 || codings[0] !== 'chunked') return undefined;
    // Both lengths at once is how responses are split (RFC 9112 §6.3).
    return length === undefined ? { kind: 'chunked' } : undefined;
  }
  if (length !== undefined) return { kind: 'length', length: Number(length) };
  return { kind: 'until-close' };
}

function withoutRepeatedLength(headers: readonly Header[]): Header[] {
  const first = headers.find(({ key }) => key === 'content-length');
  return headers.filter((field) => field.key !== 'content-length' || field === first);
}

const none: ResponseBody = { kind: 'none' };
