// An HTTP/1.1 connection to a target: one request at a time, kept for the next when both sides allow it.
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Deadlines, Expiring } from '../connections/deadlines.ts';
import { ReadBuffer } from '../connections/read-buffer.ts';
import type { TargetEvents, TargetFailure, TargetStream } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import type { Header } from '../message/headers.ts';
import { ChunkedReader, chunkHead, lastChunk } from '../message/http1/chunked-body.ts';
import { headText, keptHeadBytes } from '../message/http1/head-text.ts';
import {
  maxResponseHeadBytes,
  parseResponseHead,
  type ResponseHead,
} from '../message/http1/response-head.ts';
import type { Framing } from '../message/request-framing.ts';
import type { Endpoint } from '../message/target-request.ts';

export const connectTimeoutMs = 10_000;
const nothing = Buffer.alloc(0);

/** Where a free connection goes. */
export interface ConnectionKeeper {
  readonly deadlines: Deadlines;
  keep(connection: Http1TargetConnection): void;
  lost(connection: Http1TargetConnection): void;
}

export class Http1TargetConnection implements TargetStream, Expiring {
  /** While connecting, and while idle in the pool; an exchange watches its own. */
  deadline: Millis;
  watchedAt = -1;
  readonly #keeper: ConnectionKeeper;
  readonly #socket: Socket;
  #phase: 'connecting' | 'handshake' | 'open' = 'connecting';
  #closed = false;
  #events: TargetEvents | undefined;
  #method = '';
  #chunkedRequest = false;
  #requestDone = true;
  #requestLeft = 0;
  #head: ResponseHead | undefined;
  /** What `lastHead` was read from. */
  #lastText: string | undefined;
  #lastHead: ResponseHead | undefined;
  #pending: Buffer | undefined;
  #left = 0;
  #chunks: ChunkedReader | undefined;
  #responseDone = true;
  #mayReuse = true;
  #tunnel = false;

  constructor(endpoint: Endpoint, tls: boolean, keeper: ConnectionKeeper) {
    this.#keeper = keeper;
    this.deadline = keeper.deadlines.in(connectTimeoutMs);
    // AWS does not validate the certificates of targets.
    this.#socket = tls
      ? connectTls({ ...endpoint, rejectUnauthorized: false, ALPNProtocols: ['http/1.1'] })
      : connect({ ...endpoint, noDelay: true, onread: this.#readInto(new ReadBuffer()) });
    if (tls) {
      this.#socket.setNoDelay(true);
      this.#socket.on('data', (bytes: Buffer) => this.#read(bytes));
      this.#socket.on('connect', () => {
        this.#phase = 'handshake';
      });
    }
    this.#socket.on(tls ? 'secureConnect' : 'connect', () => this.#opened());
    this.#socket.on('drain', () => this.#events?.targetDrain());
    this.#socket.on('end', () => this.#ended());
    this.#socket.on('error', () => this.#failed());
    this.#socket.on('close', () => this.#failed());
    keeper.deadlines.watch(this);
  }

  /** Sends a request's head; `framing` says how its body will follow. */
  begin(method: string, head: string, framing: Framing, events: TargetEvents): void {
    this.#events = events;
    this.#method = method;
    this.#chunkedRequest = framing.kind === 'chunked';
    this.#requestLeft = framing.kind === 'length' ? framing.length : 0;
    this.#requestDone = false;
    this.#responseDone = false;
    this.#head = undefined;
    this.#chunks = undefined;
    if (this.#phase === 'open') this.deadline = Number.POSITIVE_INFINITY;
    this.#socket.write(head, 'latin1');
  }

  sendData(bytes: Buffer): boolean {
    if (this.#tunnel) return this.#socket.write(bytes);
    if (!this.#chunkedRequest) {
      this.#requestLeft -= bytes.length;
      // More than was announced would be read as another request.
      if (this.#requestLeft < 0) this.#fail('malformed');
      return this.#closed || this.#socket.write(bytes);
    }
    if (bytes.length === 0) return true;
    this.#socket.cork();
    this.#socket.write(chunkHead(bytes.length), 'latin1');
    this.#socket.write(bytes);
    const more = this.#socket.write('\r\n', 'latin1');
    this.#socket.uncork();
    return more;
  }

  sendEnd(trailers: readonly Header[]): void {
    if (this.#tunnel) {
      this.#socket.end();
      return;
    }
    if (this.#chunkedRequest) this.#socket.write(lastChunk(trailers), 'latin1');
    this.#requestDone = true;
    // Less than was announced: the next request would be taken for the rest of this one.
    if (this.#requestLeft > 0) this.#mayReuse = false;
    if (this.#responseDone) this.#release();
  }

  pauseResponse(): void {
    this.#socket.pause();
  }

  resumeResponse(): void {
    this.#socket.resume();
  }

  closeAfterResponse(): void {
    this.#mayReuse = false;
  }

  abort(): void {
    this.#events = undefined;
    this.#close();
  }

  /** Only for the pool: an idle connection is no longer wanted. */
  discard(): void {
    this.#close();
  }

  expire(): void {
    if (this.#phase === 'open') this.#close();
    else this.#fail(this.#phase === 'connecting' ? 'connect-timeout' : 'tls');
  }

  #opened(): void {
    this.#phase = 'open';
    this.deadline = Number.POSITIVE_INFINITY;
  }

  #readInto(memory: ReadBuffer) {
    return {
      // Nothing new means: go on with the memory that you have.
      buffer: () => memory.next() as Buffer,
      callback: (length: number) => {
        if (this.#read(memory.filled(length))) memory.giveAway();
        return true;
      },
    };
  }

  /** @returns whether somebody may still hold the bytes. */
  #read(bytes: Buffer): boolean {
    const events = this.#events;
    if (!events) {
      // Nothing was asked: a target that speaks now cannot be trusted with the next request.
      this.#close();
      return false;
    }
    let rest = bytes;
    if (!this.#head && !this.#tunnel) {
      const after = this.#readHead(rest, events);
      if (!after) return true;
      rest = after;
    }
    if (this.#tunnel) {
      if (rest.length > 0) events.responseData(rest);
    } else this.#readBody(rest, events);
    return events.responsePause();
  }

  /** @returns what follows the final head, or undefined when that has not come yet. */
  #readHead(bytes: Buffer, events: TargetEvents): Buffer | undefined {
    let buffer = this.#pending ? Buffer.concat([this.#pending, bytes]) : bytes;
    this.#pending = undefined;
    // A response to HEAD looks the same as one that has a body.
    const toHead = this.#method === 'HEAD';
    for (;;) {
      const last = toHead ? undefined : this.#lastText;
      const text = headText(buffer, 0, last);
      if (text === undefined || text.length > maxResponseHeadBytes) {
        if (buffer.length > maxResponseHeadBytes || !looksLikeHead(buffer)) this.#fail('malformed');
        else this.#pending = buffer;
        return undefined;
      }
      const head = text === last ? this.#lastHead : parseResponseHead(text, toHead);
      if (!head) {
        this.#fail('malformed');
        return undefined;
      }
      const end = text.length + 2;
      buffer = buffer.length === end ? nothing : buffer.subarray(end);
      if (head.status === 101) this.#tunnel = true;
      if (head.status >= 200 || head.status === 101) {
        this.#head = head;
        if (!toHead) this.#keep(text, head);
        if (!head.keepAlive) this.#mayReuse = false;
        this.#left = head.body.kind === 'length' ? head.body.length : 0;
        if (head.body.kind === 'chunked') this.#chunks = new ChunkedReader();
        events.responseHead(head);
        return this.#events === events ? buffer : undefined;
      }
      events.responseInformational(head);
      if (this.#events !== events) return undefined;
    }
  }

  #keep(text: string, head: ResponseHead): void {
    const worthIt = !this.#tunnel && text.length <= keptHeadBytes;
    this.#lastText = worthIt ? text : undefined;
    this.#lastHead = worthIt ? head : undefined;
  }

  #readBody(bytes: Buffer, events: TargetEvents): void {
    const kind = this.#head!.body.kind;
    if (kind === 'chunked') {
      let trailers: readonly Header[] = [];
      const used = this.#chunks!.read(bytes, {
        data: (piece) => events.responseData(piece),
        end: (fields) => {
          trailers = fields;
        },
      });
      if (used < 0) this.#fail('malformed');
      else if (this.#chunks!.done) this.#finish(trailers, used < bytes.length);
      return;
    }
    if (kind === 'until-close') {
      if (bytes.length > 0) events.responseData(bytes);
      return;
    }
    const own = Math.min(this.#left, bytes.length);
    this.#left -= own;
    if (own > 0) events.responseData(own === bytes.length ? bytes : bytes.subarray(0, own));
    if (this.#left === 0) this.#finish([], own < bytes.length);
  }

  #finish(trailers: readonly Header[], more: boolean): void {
    const events = this.#events;
    if (!events || this.#responseDone) return;
    // Octets that nobody asked for: whatever they are, they must not answer the next request.
    if (more) this.#mayReuse = false;
    this.#responseDone = true;
    this.#events = undefined;
    if (this.#requestDone) this.#release();
    events.responseEnd(trailers);
    // The target answered without reading all of the request: what is left of that may not follow.
    if (!this.#requestDone) this.#close();
  }

  #release(): void {
    this.#events = undefined;
    if (this.#mayReuse && !this.#closed) {
      this.#socket.resume();
      this.#keeper.keep(this);
    } else this.#close();
  }

  #ended(): void {
    if (this.#head?.body.kind === 'until-close' && !this.#responseDone) this.#finish([], false);
    else if (this.#tunnel) this.#events?.responseEnd([]);
    else this.#failed();
  }

  #failed(): void {
    if (this.#phase === 'open') this.#fail('closed');
    else this.#fail(this.#phase === 'connecting' ? 'refused' : 'tls');
  }

  #fail(failure: TargetFailure): void {
    const events = this.#events;
    this.#events = undefined;
    this.#close();
    events?.targetFailed(failure);
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#keeper.deadlines.forget(this);
    this.#keeper.lost(this);
    this.#socket.destroy();
  }
}

// Judged early, so that a target that speaks something else fails at once and not at the idle timeout.
function looksLikeHead(buffer: Buffer): boolean {
  const start = buffer.toString('latin1', 0, Math.min(7, buffer.length));
  return 'HTTP/1.'.startsWith(start);
}
