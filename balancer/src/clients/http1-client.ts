// An HTTP/1.x connection from a client: one request after another (pipelined ones wait their turn).
import type { Socket } from 'node:net';
import type { ClientInfo } from '../connections/client-info.ts';
import type { Deadlines, Expiring } from '../connections/deadlines.ts';
import type { ClientEvents, ClientStream } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import { Findings } from '../message/desync.ts';
import type { HeaderBlock } from '../message/header-block.ts';
import type { Header } from '../message/headers.ts';
import { ChunkedReader } from '../message/http1/chunked-body.ts';
import { headText, keptHeadBytes } from '../message/http1/head-text.ts';
import {
  maxHeadBytes,
  maxRequestLineBytes,
  parseRequestHead,
  type RefusedHead,
  type RequestHead,
} from '../message/http1/request-head.ts';
import type { OutgoingHead } from '../message/http1/response-head.ts';
import { Http1ResponseWriter } from './http1-response-writer.ts';

/** What a connection needs of the data plane. */
export interface ClientHost {
  readonly deadlines: Deadlines;
  idleTimeoutMs(): number;
  /** When the connection is to be closed after the response in progress (client_keep_alive.seconds). */
  keepAliveMs(): number;
  begin(client: ClientStream): ClientEvents;
  /** Answers a request whose head could not be read; the connection is closed afterwards. */
  refuse(client: Http1Client, refused: RefusedHead): void;
  /** A limit of HTTP/2 ended the connection with GOAWAY. */
  wentAway(): void;
  received(bytes: number): void;
  closed(): void;
}

/** How long the rest of what a client sends is read after the last response. */
const lingerMs = 2000;
const maxPipelinedBytes = 64 * 1024;
const nothing = Buffer.alloc(0);

export class Http1Client implements ClientStream, Expiring {
  deadline: Millis;
  watchedAt = -1;
  head!: RequestHead;
  readonly info: ClientInfo;
  readonly protocol: string;
  receivedBytes = 0;
  readonly #socket: Socket;
  readonly #writer: Http1ResponseWriter;
  readonly #host: ClientHost;
  readonly #openedAt: Millis;
  #state: 'head' | 'body' | 'response' | 'tunnel' | 'closing' = 'head';
  #events: ClientEvents | undefined;
  /** The text that `head` was parsed from. */
  #lastText: string | undefined;
  #lastBlock: HeaderBlock | undefined;
  /** An incomplete head, already scanned. */
  #pending: Buffer | undefined;
  /** Bytes after the request in progress, not parsed yet. */
  #unread: Buffer | undefined;
  #left = 0;
  #chunks: ChunkedReader | undefined;
  #closeAfter = false;
  #closed = false;
  #paused = false;

  constructor(socket: Socket, info: ClientInfo, protocol: string, host: ClientHost) {
    this.#socket = socket;
    this.#writer = new Http1ResponseWriter(socket, protocol === 'https');
    this.info = info;
    this.protocol = protocol;
    this.#host = host;
    this.#openedAt = host.deadlines.now;
    this.deadline = host.deadlines.in(host.idleTimeoutMs());
    socket.on('data', (bytes: Buffer) => this.#read(bytes));
    socket.on('drain', () => this.#events?.clientDrain());
    socket.on('end', () => this.#ended());
    socket.on('error', () => this.#gone());
    socket.on('close', () => this.#gone());
    host.deadlines.watch(this);
  }

  // ---- what the client sends

  #read(bytes: Buffer): void {
    this.#host.received(bytes.length);
    if (this.#state === 'closing') return;
    if (this.#state === 'tunnel') {
      this.receivedBytes += bytes.length;
      this.#events?.requestData(bytes);
    } else if (this.#state === 'body') this.#readBody(bytes);
    else if (this.#state === 'head' && !this.#unread) this.#readHead(bytes);
    else this.#holdBack(bytes);
  }

  #readHead(bytes: Buffer): void {
    const before = this.#pending?.length ?? 0;
    let buffer = this.#pending ? Buffer.concat([this.#pending, bytes]) : bytes;
    this.#pending = undefined;
    // RFC 9112 §2.2: an empty line before the request line is ignored.
    while (buffer.length >= 2 && buffer[0] === 0x0d && buffer[1] === 0x0a) buffer = buffer.subarray(2);
    if (buffer.length === 0) return;
    // Does not rescan: a head may arrive byte by byte.
    const text = headText(buffer, before, this.#lastText);
    if (text === undefined || text.length > maxHeadBytes) {
      const fault = unfinishedHeadFault(buffer, before);
      if (fault) {
        this.#refuse(fault, buffer);
        return;
      }
      // The idle timeout covers the whole head from its first byte: sending it slowly does not extend the deadline.
      if (before === 0) this.deadline = this.#host.deadlines.in(this.#host.idleTimeoutMs());
      this.#pending = buffer;
      return;
    }
    const end = text.length + 2;
    this.receivedBytes = end;
    if (text !== this.#lastText) {
      const head = parseRequestHead(text, this.#lastBlock);
      if ('refused' in head) {
        this.#state = 'closing';
        this.#host.refuse(this, head);
        return;
      }
      this.head = head;
      const worthKeeping = end <= keptHeadBytes;
      this.#lastText = worthKeeping ? text : undefined;
      this.#lastBlock = worthKeeping ? head.block : undefined;
    }
    this.#startRequest(buffer.length === end ? nothing : buffer.subarray(end));
  }

  #startRequest(rest: Buffer): void {
    const { head } = this;
    const { framing } = head;
    this.#closeAfter =
      !head.keepAlive || this.#host.deadlines.now - this.#openedAt >= this.#host.keepAliveMs();
    this.#left = framing.kind === 'length' ? framing.length : 0;
    this.#chunks = framing.kind === 'chunked' ? new ChunkedReader() : undefined;
    this.#state = 'body';
    this.deadline = Number.POSITIVE_INFINITY;
    this.#events = this.#host.begin(this);
    this.#events.start();
    this.#readBody(rest);
  }

  #readBody(bytes: Buffer): void {
    if (this.#state !== 'body') {
      if (this.#state !== 'closing' && bytes.length > 0) this.#holdBack(bytes);
      return;
    }
    const events = this.#events;
    if (this.#chunks) {
      let trailers: readonly Header[] = [];
      const used = this.#chunks.read(bytes, {
        data: (piece) => events?.requestData(piece),
        end: (fields) => {
          trailers = fields;
        },
      });
      this.receivedBytes += Math.max(0, used);
      if (used < 0) {
        this.#closeAfter = true;
        this.#state = 'closing';
        if (events) events.requestBroken();
        else this.#finishSocket();
      } else if (this.#chunks.done) this.#endBody(trailers, bytes.subarray(used));
      return;
    }
    const own = Math.min(this.#left, bytes.length);
    this.receivedBytes += own;
    this.#left -= own;
    if (own > 0) events?.requestData(own === bytes.length ? bytes : bytes.subarray(0, own));
    if (this.#left === 0) this.#endBody([], own === bytes.length ? undefined : bytes.subarray(own));
  }

  #endBody(trailers: readonly Header[], rest: Buffer | undefined): void {
    if (this.#state !== 'body') return;
    this.#state = 'response';
    if (rest && rest.length > 0) this.#holdBack(rest);
    if (this.#events) this.#events.requestEnd(trailers);
    else this.#next();
  }

  #holdBack(bytes: Buffer): void {
    this.#unread = this.#unread ? Buffer.concat([this.#unread, bytes]) : bytes;
    if (this.#unread.length > maxPipelinedBytes) this.#socket.pause();
  }

  #ended(): void {
    if (this.#state === 'tunnel') this.#events?.requestEnd([]);
    else if (this.#state === 'body' && this.#events) {
      this.#closeAfter = true;
      this.#state = 'closing';
      this.#events.requestBroken();
    } else this.#gone();
  }

  #gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#state = 'closing';
    this.#host.deadlines.forget(this);
    this.#socket.destroy();
    const events = this.#events;
    this.#events = undefined;
    events?.clientGone();
    this.#host.closed();
  }

  // ---- what the client is sent

  get sentBytes(): number {
    return this.#writer.sentBytes;
  }

  sendInformational(status: number, reason: string, headers: readonly Header[]): void {
    if (this.head.version === '1.1') this.#writer.informational(status, reason, headers);
  }

  sendHead(outgoing: OutgoingHead): void {
    const open = outgoing.body.kind === 'chunked' || outgoing.body.kind === 'until-close';
    // HTTP/1.0 has no chunked coding: the end of the connection ends the body.
    const old = this.head?.version === '1.0';
    if (open && old) this.#closeAfter = true;
    this.#writer.head(outgoing, open && !old, !this.#closeAfter);
  }

  sendData(bytes: Buffer): boolean {
    return this.#closed || this.#writer.data(bytes);
  }

  sendEnd(trailers: readonly Header[]): void {
    this.#writer.end(trailers);
    this.#events = undefined;
    if (this.#state === 'closing' || this.#state === 'tunnel') this.#finishSocket();
    else if (this.#state === 'body') {
      // The rest of the request is read and dropped, so that the connection can go on; its client gets the idle
      // timeout for it. One that waits for 100 (Continue) may never send it: close.
      if (this.#closeAfter || this.#waitsForContinue()) this.#finishSocket();
      else this.deadline = this.#host.deadlines.in(this.#host.idleTimeoutMs());
      if (this.#paused) this.resumeRequest();
    } else this.#next();
  }

  #waitsForContinue(): boolean {
    return this.head.headers.some((field) => field.key === 'expect');
  }

  flush(): boolean {
    return this.#writer.flush();
  }

  closeAfterResponse(): void {
    this.#closeAfter = true;
  }

  abort(): void {
    this.#events = undefined;
    this.#socket.destroy();
  }

  /** The balancer stops, and with it whatever is in flight. */
  destroy(): void {
    this.#gone();
  }

  pauseRequest(): void {
    this.#paused = true;
    this.#socket.pause();
  }

  resumeRequest(): void {
    this.#paused = false;
    this.#socket.resume();
  }

  startTunnel(): void {
    this.#state = 'tunnel';
    this.#lastText = undefined;
    this.#lastBlock = undefined;
    this.flush();
    const early = this.#unread;
    this.#unread = undefined;
    this.#socket.resume();
    if (early) this.#events?.requestData(early);
  }

  /** Takes no more requests: an idle connection closes now, a busy one after its response. */
  retire(): void {
    this.#closeAfter = true;
    if (this.#state === 'head' && !this.#pending && !this.#unread) this.#finishSocket();
  }

  expire(): void {
    if (this.#state === 'head' && this.#pending) this.#refuse(408, this.#pending);
    else if (this.#state === 'closing' || this.#state === 'head') this.#socket.destroy();
    else if (!this.#events) this.#socket.destroy();
  }

  #refuse(status: 400 | 408 | 414, buffer: Buffer): void {
    this.#state = 'closing';
    this.receivedBytes = buffer.length;
    this.#pending = undefined;
    const line = buffer.toString('latin1', 0, Math.min(buffer.length, 1024)).split('\r\n', 1)[0]!;
    const findings = new Findings();
    if (status === 400) findings.add('BadHeader');
    this.#host.refuse(this, { refused: status, line, findings });
  }

  #next(): void {
    if (this.#closeAfter) {
      this.#finishSocket();
      return;
    }
    this.#state = 'head';
    this.deadline = this.#host.deadlines.in(this.#host.idleTimeoutMs());
    if (!this.#unread) return;
    // Not in this turn: a client that pipelines a thousand requests must not recurse a thousand deep.
    queueMicrotask(() => {
      const bytes = this.#unread;
      if (this.#state !== 'head' || !bytes) return;
      this.#unread = undefined;
      this.#socket.resume();
      this.#readHead(bytes);
    });
  }

  // Sends what is left and closes. What the client still sends is read and dropped for a while: closing with
  // unread octets would reset the connection and could destroy the response on its way.
  #finishSocket(): void {
    this.#state = 'closing';
    this.deadline = this.#host.deadlines.in(lingerMs);
    this.#socket.end();
    this.#socket.resume();
  }
}

/** @param from everything before this offset has been validated */
function unfinishedHeadFault(buffer: Buffer, from: number): 400 | 414 | undefined {
  const lineEnd = buffer.indexOf('\r\n');
  if (lineEnd < 0 ? buffer.length > maxRequestLineBytes : lineEnd > maxRequestLineBytes) return 414;
  if (buffer.length > maxHeadBytes) return 400;
  // A bare LF never ends a line here: fail now rather than wait for a CRLF that will not come.
  const looked = buffer.toString('latin1', Math.max(0, from - 1));
  if (/(?<!\r)\n|\0|\r(?!\n|$)/.test(from > 0 ? looked.replace(/^\n/, '') : looked)) return 400;
  return undefined;
}
