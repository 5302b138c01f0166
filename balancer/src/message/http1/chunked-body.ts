// The chunked coding (RFC 9112 §7.1), read strictly and rewritten: extensions are dropped, so that no reader
// behind the balancer can see other chunks than the balancer did.
import { Findings } from '../desync.ts';
import { holdsForbiddenOctets, parseHeaderLines } from '../header-lines.ts';
import type { Header } from '../headers.ts';

const maxLineBytes = 4096;
const maxTrailerBytes = 16 * 1024;
const sizeLine = /^([0-9A-Fa-f]{1,13})[ \t]*(?:;[^\0\r\n]*)?$/;

// RFC 9110 §6.5.1: fields that frame, route or authenticate must not come after the fact.
const notInTrailers = new Set([
  'authorization',
  'connection',
  'content-encoding',
  'content-length',
  'content-range',
  'content-type',
  'cookie',
  'expect',
  'host',
  'keep-alive',
  'max-forwards',
  'proxy-connection',
  'set-cookie',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'x-amzn-trace-id',
  'x-forwarded-for',
  'x-forwarded-port',
  'x-forwarded-proto',
]);

export interface ChunkedEvents {
  data(bytes: Buffer): void;
  end(trailers: readonly Header[]): void;
}

export class ChunkedReader {
  #state: 'size' | 'data' | 'data-end' | 'trailers' | 'done' = 'size';
  #left = 0;
  #line = '';
  #trailers = '';

  /**
   * Reads what belongs to the body.
   * @returns how many octets that were, or −1 when the coding is broken.
   */
  read(bytes: Buffer, events: ChunkedEvents): number {
    let at = 0;
    while (at < bytes.length) {
      if (this.#state === 'done') return at;
      if (this.#state === 'data') {
        const end = Math.min(bytes.length, at + this.#left);
        this.#left -= end - at;
        if (this.#left === 0) this.#state = 'data-end';
        const piece = bytes.subarray(at, end);
        at = end;
        events.data(piece);
        continue;
      }
      const newline = bytes.indexOf(0x0a, at);
      const end = newline < 0 ? bytes.length : newline + 1;
      this.#line += bytes.toString('latin1', at, end);
      at = end;
      if (newline < 0) return this.#line.length > maxLineBytes || !this.#mayContinue() ? -1 : at;
      if (this.#line.length > maxLineBytes || !this.#line.endsWith('\r\n')) return -1;
      const line = this.#line.slice(0, -2);
      this.#line = '';
      if (!this.#takeLine(line, events)) return -1;
    }
    return at;
  }

  get done(): boolean {
    return this.#state === 'done';
  }

  // An unfinished line is judged at once: a stray octet must not hold the connection until its timeout.
  #mayContinue(): boolean {
    if (this.#state === 'data-end') return this.#line === '\r';
    if (this.#state === 'size')
      return /^(?:[0-9A-Fa-f]{0,13}|[0-9A-Fa-f]{1,13}[ \t]*(?:;[^\0\r\n]*)?)\r?$/.test(this.#line);
    return true;
  }

  #takeLine(line: string, events: ChunkedEvents): boolean {
    if (this.#state === 'data-end') {
      this.#state = 'size';
      return line === '';
    }
    if (this.#state === 'size') {
      const match = sizeLine.exec(line);
      if (!match) return false;
      this.#left = Number.parseInt(match[1]!, 16);
      this.#state = this.#left === 0 ? 'trailers' : 'data';
      return true;
    }
    if (line !== '') {
      this.#trailers += `${line}\r\n`;
      return this.#trailers.length <= maxTrailerBytes;
    }
    if (holdsForbiddenOctets(this.#trailers)) return false;
    const trailers = parseHeaderLines(this.#trailers, 0, new Findings());
    if (!trailers) return false;
    this.#state = 'done';
    events.end(trailers.filter((field) => !notInTrailers.has(field.key)));
    return true;
  }
}

export function chunkHead(length: number): string {
  return `${length.toString(16)}\r\n`;
}

export function lastChunk(trailers: readonly Header[]): string {
  let text = '0\r\n';
  for (const field of trailers) text += `${field.name}: ${field.value}\r\n`;
  return `${text}\r\n`;
}
