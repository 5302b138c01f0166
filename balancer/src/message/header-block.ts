// The header lines of a request, and what they mean regardless of the request line. They usually repeat with the next
// request of a connection, and are then not parsed again.

import { Findings } from './desync.ts';
import { holdsForbiddenOctets, holdsOnlyVisibleAscii, isOrdinary, parseHeaderLines } from './header-lines.ts';
import { type Header, headerTokens } from './headers.ts';
import { isSuspicious } from './request-framing.ts';
import type { PassedOn } from './target-request.ts';

/** What the fields mean together, independent of how they were written. */
export interface SaidByFields {
  /** The first Host. */
  readonly host: string | undefined;
  /** The elements of Connection. */
  readonly connection: readonly string[];
  /** Whether a field states the body's length, or could be taken to. */
  readonly framed: boolean;
  /** How many addresses X-Forwarded-For lists. */
  readonly forwardedAddresses: number;
  readonly traceId: string | undefined;
  /** Cached here by passed-on.ts. */
  passedOn: PassedOn | undefined;
}

export interface HeaderBlock extends SaidByFields {
  /** The text that was parsed. */
  readonly text: string;
  /** Undefined when a line cannot be parsed. */
  readonly headers: readonly Header[] | undefined;
  readonly octets: 'ordinary' | 'odd' | 'forbidden';
  /** Findings from parsing the lines. */
  readonly findings: Findings;
}

/** @param text lines, each with its CRLF. */
export function readHeaderBlock(text: string): HeaderBlock {
  const findings = new Findings();
  const octets = isOrdinary(text)
    ? 'ordinary'
    : holdsForbiddenOctets(text)
      ? 'forbidden'
      : holdsOnlyVisibleAscii(text)
        ? 'ordinary'
        : 'odd';
  const headers = octets === 'forbidden' ? undefined : parseHeaderLines(text, 0, findings);
  return { text, headers, octets, findings, ...saidBy(headers ?? []) };
}

export function saidBy(headers: readonly Header[]): SaidByFields {
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
  return { host, connection, framed, forwardedAddresses, traceId, passedOn: undefined };
}

const none: readonly string[] = [];
