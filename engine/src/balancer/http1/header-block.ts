// The header lines of a message, and what they say whatever the line before them. Remembered by their text, so that
// the lines that come again with each request of a connection are read once.
import { Findings } from './desync.ts';
import { holdsForbiddenOctets, holdsOnlyVisibleAscii, isOrdinary, parseHeaderLines } from './header-lines.ts';
import { type Header, headerTokens } from './headers.ts';
import { Remembered } from './remembered.ts';
import { isSuspicious } from './request-framing.ts';

export interface HeaderBlock {
  /** Undefined when a line cannot be read. */
  readonly headers: readonly Header[] | undefined;
  readonly octets: 'ordinary' | 'odd' | 'forbidden';
  /** What reading the lines found. */
  readonly findings: Findings;
  /** The first Host. */
  readonly host: string | undefined;
  /** The elements of Connection. */
  readonly connection: readonly string[];
  /** Says something of a body's length, or what could be taken for it. */
  readonly framed: boolean;
  /** How many addresses X-Forwarded-For lists. */
  readonly forwardedAddresses: number;
  readonly traceId: string | undefined;
}

const remembered = new Remembered(readHeaderBlock);

/** @param text lines, each with its CRLF. */
export function headerBlock(text: string): HeaderBlock {
  return remembered.get(text);
}

function readHeaderBlock(text: string): HeaderBlock {
  const findings = new Findings();
  const octets = isOrdinary(text)
    ? 'ordinary'
    : holdsForbiddenOctets(text)
      ? 'forbidden'
      : holdsOnlyVisibleAscii(text)
        ? 'ordinary'
        : 'odd';
  const headers = octets === 'forbidden' ? undefined : parseHeaderLines(text, 0, findings);
  return { headers, octets, findings, ...saidBy(headers ?? []) };
}

/** The part that does not depend on how the fields were written. */
export function saidBy(headers: readonly Header[]): Omit<HeaderBlock, 'headers' | 'octets' | 'findings'> {
  let host: string | undefined;
  let traceId: string | undefined;
  let connected = false;
  let framed = false;
  let forwardedAddresses = 0;
  for (const { key, value } of headers) {
    if (key === 'host') host ??= value;
    else if (key === 'connection') connected = true;
    else if (key === 'x-amzn-trace-id') traceId ??= value;
    else if (key === 'x-forwarded-for') forwardedAddresses += value.split(',').length;
    else if (key === 'content-length' || key === 'transfer-encoding' || isSuspicious(key)) framed = true;
  }
  const connection = connected ? headerTokens(headers, 'connection') : none;
  return { host, connection, framed, forwardedAddresses, traceId };
}

const none: readonly string[] = [];
