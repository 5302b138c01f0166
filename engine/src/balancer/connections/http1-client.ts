// An HTTP/1.x connection from a client: one request after another (pipelined ones wait their turn).
import type { Socket } from 'node:net';
import type { Millis } from '../../kernel/clock.ts';
import type { ClientInfo } from '../forwarding/request-to-target.ts';
import { ChunkedReader, chunkHead, lastChunk } from '../http1/chunked-body.ts';
import { Findings } from '../http1/desync.ts';
import type { Header } from '../http1/headers.ts';
import {
  maxHeadBytes,
  maxRequestLineBytes,
  parseRequestHead,
  type RefusedHead,
  type RequestHead,
} from '../http1/request-head.ts';
import { responseHeadText } from '../http1/response-text.ts';
import type { Deadlines, Expiring } from './deadlines.ts';
import type { ClientEvents, ClientStream, OutgoingHead } from './streams.ts';

/** What a connection needs of the data plane. */
export interface ClientHost {
  readonly deadlines: Deadlines;
  now(): Millis;
  idleTimeoutMs(): number;
  /** When the connection is to be closed after the response in progress (client_keep_alive.seconds). */
  keepAliveMs(): number;
  begin(client: ClientStream): ClientEvents;
  /** Answers a request whose head could not be read; the connection is closed afterwards. */
  refuse(client: Http1Client, refused: RefusedHead): void;
  received(bytes: number): void;
  closed(): void;
}

const maxPipelinedBytes = 64 * 1024;
const joinBelowBytes = 16 * 1024;
const emptyHead = '\r\n';

export class Http1Client implements ClientStream, Expiring {
  deadline: Millis;
  head!: RequestHead;
  readonly info: ClientInfo;
  readonly protocol: string;
  receivedBytes = 0;
  sentBytes = 0;
  readonly #socket: Socket;
  readonly #host: ClientHost;
  readonly #openedAt: Millis;
  #state: 'head' | 'body' | 'response' | 'tunnel' | 'closing' = 'head';
  #events: ClientEvents | undefined;
  #pending: Buffer | undefined;
  #left = 0;
  #chunks: ChunkedReader | undefined;
  #closeAfter = false;
  #closed = false;
  #heldHead: string | undefined;
  #chunkedResponse = false;
  #paused = false;

  constructor(socket: Socket, info: ClientInfo, protocol: string, host: ClientHost) {
    this.#socket = socket;
    this.info = info;
    this.protocol = protocol;
    this.#host = host;
    this.#openedAt = host.now();
    this.deadline = this.#openedAt + host.idleTimeoutMs();
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
    else if (this.#state === 'head') this.#readHead(bytes);
    else this.#holdBack(bytes);
  }

  #readHead(bytes: Buffer): void {
    const before = this.#pending?.length ?? 0;
    let buffer = this.#pending ? Buffer.concat([this.#pending, bytes]) : bytes;
    this.#pending = undefined;
    // RFC 9112 §2.2: an empty line before the request line is forgiven.
    while (buffer.length >= 2 && buffer[0] === 0x0d && buffer[1] === 0x0a) buffer = buffer.subarray(2);
    if (buffer.length === 0) return;
    // What was looked at before is not looked at again: a head may come octet by octet.
    const end = buffer.indexOf('\r\n\r\n', Math.max(0, before - 3));
    if (end < 0 || end > maxHeadBytes) {
      const fault = unfinishedHeadFault(buffer, before);
      if (fault) {
        this.#refuse(fault, buffer);
        return;
      }
      // The whole head has the idle timeout from its first octet: dripping does not extend it.
      if (before === 0) this.deadline = this.#host.now() + this.#host.idleTimeoutMs();
      this.#pending = buffer;
      return;
    }
    const head = parseRequestHead(buffer.toString('latin1', 0, end + 2));
    this.receivedBytes = end + 4;
    this.sentBytes = 0;
    if ('refused' in head) {
      this.#state = 'closing';
      this.#host.refuse(this, head);
      return;
    }
    this.#startRequest(head, buffer.subarray(end + 4));
  }

  #startRequest(head: RequestHead, rest: Buffer): void {
    this.head = head;
    const { framing } = head;
    this.#closeAfter = !head.keepAlive || this.#host.now() - this.#openedAt >= this.#host.keepAliveMs();
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
    this.#pending = this.#pending ? Buffer.concat([this.#pending, bytes]) : bytes;
    if (this.#pending.length > maxPipelinedBytes) this.#socket.pause();
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

  sendInformational(status: number, reason: string, headers: readonly Header[]): void {
    if (this.head.version !== '1.1') return;
    let text = `HTTP/1.1 ${status} ${reason}\r\n`;
    for (const field of headers) text += `${field.name}: ${field.value}\r\n`;
    this.#socket.write(text + emptyHead, 'latin1');
  }

  sendHead(outgoing: OutgoingHead): void {
    const old = this.head?.version === '1.0';
    const open = outgoing.body.kind === 'chunked' || outgoing.body.kind === 'until-close';
    this.#chunkedResponse = open && !old;
    if (open && old) this.#closeAfter = true;
    this.#heldHead = responseHeadText(outgoing, this.#chunkedResponse, !this.#closeAfter);
    this.sentBytes += this.#heldHead.length;
  }

  sendData(bytes: Buffer): boolean {
    if (this.#closed) return true;
    this.sentBytes += bytes.length;
    const head = this.#heldHead;
    if (!this.#chunkedResponse && head !== undefined && bytes.length < joinBelowBytes) {
      this.#heldHead = undefined;
      const joined = Buffer.allocUnsafe(head.length + bytes.length);
      joined.write(head, 0, 'latin1');
      bytes.copy(joined, head.length);
      return this.#socket.write(joined);
    }
    if (!this.#chunkedResponse && head === undefined) return this.#socket.write(bytes);
    this.#socket.cork();
    this.flush();
    if (this.#chunkedResponse) this.#socket.write(chunkHead(bytes.length), 'latin1');
    let more = this.#socket.write(bytes);
    if (this.#chunkedResponse) more = this.#socket.write('\r\n', 'latin1');
    this.#socket.uncork();
    return more;
  }

  sendEnd(trailers: readonly Header[]): void {
    if (this.#chunkedResponse) {
      const head = this.#heldHead ?? '';
      this.#heldHead = undefined;
      this.#socket.write(head + lastChunk(trailers), 'latin1');
      this.#chunkedResponse = false;
    } else this.flush();
    const tunnel = this.#state === 'tunnel';
    if (!tunnel) this.#events = undefined;
    if (this.#state === 'closing') this.#finishSocket();
    else if (tunnel) this.#socket.end();
    else if (this.#state === 'body') {
      // The rest of the request is read and dropped, so that the connection can go on; its client gets the idle
      // timeout for it. One that waits for 100 (Continue) may never send it: close.
      if (this.#closeAfter || this.#waitsForContinue()) this.#finishSocket();
      else this.deadline = this.#host.now() + this.#host.idleTimeoutMs();
      if (this.#paused) this.resumeRequest();
    } else this.#next();
  }

  #waitsForContinue(): boolean {
    return this.head.headers.some((field) => field.key === 'expect');
  }

  flush(): boolean {
    const head = this.#heldHead;
    if (head !== undefined) {
      this.#heldHead = undefined;
      this.#socket.write(head, 'latin1');
    }
    // What a plain socket could not write at once is counted; what TLS still holds is not.
    return this.#socket.writableLength > 0 || this.protocol === 'https';
  }

  closeAfterResponse(): void {
    this.#closeAfter = true;
  }

  abort(): void {
    this.#events = undefined;
    this.#socket.destroy();
  }

  destroy(): void {
    this.abort();
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
    this.flush();
    const early = this.#pending;
    this.#pending = undefined;
    this.#socket.resume();
    if (early) this.#events?.requestData(early);
  }

  /** No more requests: an idle connection closes now, a busy one after its response. */
  retire(): void {
    this.#closeAfter = true;
    if (this.#state === 'head' && !this.#pending) this.#finishSocket();
  }

  expire(): void {
    if (this.#state === 'head' && this.#pending) this.#refuse(408, this.#pending);
    else if (this.#state === 'closing' || this.#state === 'head') this.#socket.destroy();
    else if (!this.#events) this.#socket.destroy();
  }

  #refuse(status: 400 | 408 | 414, buffer: Buffer): void {
    this.#state = 'closing';
    this.receivedBytes = buffer.length;
    this.sentBytes = 0;
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
    this.deadline = this.#host.now() + this.#host.idleTimeoutMs();
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    this.#socket.resume();
    // Not in this turn: a client that pipelines a thousand requests must not recurse a thousand deep.
    queueMicrotask(() => this.#state === 'head' && this.#readHead(pending));
  }

  // Sends what is left and closes. What the client still sends is read and dropped for a while: closing with
  // unread octets would reset the connection and could destroy the response on its way.
  #finishSocket(): void {
    this.#state = 'closing';
    this.deadline = this.#host.now() + 2000;
    this.#socket.end();
    this.#socket.resume();
  }
}

/** @param from what is before has been found faultless. */
function unfinishedHeadFault(buffer: Buffer, from: number): 400 | 414 | undefined {
  const lineEnd = buffer.indexOf('\r\n');
  if (lineEnd < 0 ? buffer.length > maxRequestLineBytes : lineEnd > maxRequestLineBytes) return 414;
  if (buffer.length > maxHeadBytes) return 400;
  // A bare LF never ends a line here: say so now, and do not wait for a CRLF that will not come.
  const looked = buffer.toString('latin1', Math.max(0, from - 1));
  if (/(?<!\r)\n|\0|\r(?!\n|$)/.test(from > 0 ? looked.replace(/^\n/, '') : looked)) return 400;
  return undefined;
}
