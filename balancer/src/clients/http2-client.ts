// An HTTP/2 connection from a client (only on HTTPS listeners): each stream is a request of its own.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html (HTTP/2)
import {
  constants,
  type IncomingHttpHeaders,
  performServerHandshake,
  type ServerHttp2Session,
  type ServerHttp2Stream,
} from 'node:http2';
import type { Socket } from 'node:net';
import type { ClientInfo } from '../connections/client-info.ts';
import type { Expiring } from '../connections/deadlines.ts';
import type { ClientEvents, ClientStream } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import { isGrpc } from '../forwarding/protocol-fit.ts';
import type { Header } from '../message/headers.ts';
import type { RequestHead } from '../message/http1/request-head.ts';
import type { OutgoingHead } from '../message/http1/response-head.ts';
import { headersToHttp2 } from '../message/http2/headers.ts';
import { http2RequestHead } from '../message/http2/request-head.ts';
import type { ClientHost } from './http1-client.ts';

export const maxConcurrentStreams = 128;
/** After this many requests AWS ends the connection with GOAWAY. */
const maxRequests = 10_000;
/**
 * Beyond it the connection ends with GOAWAY. AWS has this limit for all of a request's headers, and another one of 8 K
 * for the compressed block, whose size node:http2 does not expose: see docs/decisions/0011.
 */
const maxHeaderListBytes = 64 * 1024;
/** node:http2 itself resets streams beyond this size without an event, so it is set well above our own limit. */
const maxDecodedBytes = 2 * maxHeaderListBytes;
/** Node's own limit would be 128: what bounds the number of fields is the size of all of them. */
const maxHeaderPairs = 8192;

export class Http2Client implements Expiring {
  deadline: Millis;
  watchedAt = -1;
  readonly info: ClientInfo;
  readonly #socket: Socket;
  readonly #session: ServerHttp2Session;
  readonly #host: ClientHost;
  readonly #openedAt: Millis;
  #requests = 0;
  #lastStreamId = 0;
  #open = 0;

  constructor(socket: Socket, info: ClientInfo, host: ClientHost) {
    this.info = info;
    this.#socket = socket;
    this.#host = host;
    this.#openedAt = host.deadlines.now;
    this.deadline = host.deadlines.in(host.idleTimeoutMs());
    this.#session = performServerHandshake(socket, {
      settings: { maxConcurrentStreams, maxHeaderListSize: maxDecodedBytes, enableConnectProtocol: false },
      maxHeaderListPairs: maxHeaderPairs,
      maxSessionInvalidFrames: 100,
    });
    this.#session.on('stream', (stream, headers, flags: number, raw?: string[]) =>
      this.#begin(stream, headers, flags, raw ?? []),
    );
    this.#session.on('error', () => {});
    this.#session.on('close', () => this.#closed());
    socket.on('error', () => this.#session.destroy());
    host.deadlines.watch(this);
  }

  /** No more requests: GOAWAY now, the end when the last stream has ended. */
  retire(): void {
    if (!this.#session.closed) this.#session.close();
  }

  destroy(): void {
    this.#session.destroy();
    // Before the client's preface the session does not yet own the socket.
    this.#socket.destroy();
  }

  expire(): void {
    this.destroy();
  }

  #begin(
    stream: ServerHttp2Stream,
    headers: IncomingHttpHeaders,
    flags: number,
    raw: readonly string[],
  ): void {
    stream.on('error', () => {});
    if (headerListBytes(raw) > maxHeaderListBytes) {
      this.#refuse(stream);
      return;
    }
    this.#requests++;
    this.#lastStreamId = stream.id ?? this.#lastStreamId;
    const head = http2RequestHead(headers, raw, (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0);
    if (!head) {
      stream.respond({ ':status': 400 }, { endStream: true });
      return;
    }
    this.#open++;
    this.deadline = Number.POSITIVE_INFINITY;
    stream.on('close', () => {
      this.#open--;
      if (this.#open === 0) this.deadline = this.#host.deadlines.in(this.#host.idleTimeoutMs());
    });
    const old = this.#host.deadlines.now - this.#openedAt >= this.#host.keepAliveMs();
    const many = this.#requests >= maxRequests;
    if (many && !this.#session.closed) this.#host.wentAway();
    if (old || many) this.retire();
    new Http2ClientStream(stream, head, this.info, this.#host).start();
  }

  /** Requests in progress are completed; then, as on AWS, the connection closes. */
  #refuse(stream: ServerHttp2Stream): void {
    if (!this.#session.closed && !this.#session.destroyed) {
      this.#session.goaway(constants.NGHTTP2_ENHANCE_YOUR_CALM, this.#lastStreamId);
      this.#host.wentAway();
      this.retire();
    }
    stream.close(constants.NGHTTP2_ENHANCE_YOUR_CALM);
  }

  #closed(): void {
    this.#host.deadlines.forget(this);
    this.#host.closed();
  }
}

/** RFC 9113 §6.5.2. `raw` holds names and values in turn. */
function headerListBytes(raw: readonly string[]): number {
  let bytes = 16 * raw.length;
  for (const text of raw) bytes += text.length;
  return bytes;
}

class Http2ClientStream implements ClientStream {
  readonly head: RequestHead;
  readonly info: ClientInfo;
  readonly protocol: string;
  receivedBytes = 0;
  sentBytes = 0;
  readonly #stream: ServerHttp2Stream;
  readonly #host: ClientHost;
  #events: ClientEvents | undefined;
  #trailersIn: readonly Header[] = [];
  #trailersOut: readonly Header[] = [];

  constructor(stream: ServerHttp2Stream, head: RequestHead, info: ClientInfo, host: ClientHost) {
    this.#stream = stream;
    this.#host = host;
    this.head = head;
    this.info = info;
    this.protocol = isGrpc(head) ? 'grpcs' : 'h2';
    for (const { name, value } of head.headers) this.receivedBytes += name.length + value.length;
  }

  start(): void {
    const stream = this.#stream;
    const events = this.#host.begin(this);
    this.#events = events;
    stream.on('data', (bytes: Buffer) => {
      this.receivedBytes += bytes.length;
      this.#host.received(bytes.length);
      this.#events?.requestData(bytes);
    });
    stream.on('trailers', (_headers, _flags, raw?: string[]) => {
      const fields = raw ?? [];
      this.#trailersIn = fields.flatMap((name, i) =>
        i % 2 === 0 && !name.startsWith(':') ? [{ key: name, name, value: fields[i + 1] ?? '' }] : [],
      );
    });
    // A stream that was reset ends too, but its request is not complete.
    stream.on('end', () => {
      if (!stream.aborted && stream.rstCode === 0) this.#events?.requestEnd(this.#trailersIn);
    });
    stream.on('drain', () => this.#events?.clientDrain());
    // Without any, this sends the empty DATA frame that ends the stream.
    stream.on('wantTrailers', () => stream.sendTrailers(headersToHttp2(this.#trailersOut)));
    stream.on('close', () => {
      const gone = this.#events;
      this.#events = undefined;
      gone?.clientGone();
    });
    events.start();
  }

  sendInformational(status: number, _reason: string, headers: readonly Header[]): void {
    if (this.#usable && status !== 101) {
      this.#stream.additionalHeaders({ ':status': status, ...headersToHttp2(headers) });
    }
  }

  sendHead(head: OutgoingHead): void {
    if (!this.#usable) return;
    const bodiless = head.body.kind === 'none';
    for (const { name, value } of head.headers) this.sentBytes += name.length + value.length;
    this.#stream.respond(
      { ':status': head.status, ...headersToHttp2(head.headers) },
      { endStream: bodiless, waitForTrailers: !bodiless },
    );
  }

  sendData(bytes: Buffer): boolean {
    if (!this.#usable) return true;
    this.sentBytes += bytes.length;
    return this.#stream.write(bytes);
  }

  sendEnd(trailers: readonly Header[]): void {
    this.#trailersOut = trailers;
    this.#events = undefined;
    if (this.#usable && !this.#stream.writableEnded) this.#stream.end();
    // A request whose rest nobody reads would hold the stream open.
    if (!this.#stream.readableEnded) this.#stream.resume();
  }

  flush(): boolean {
    return true;
  }

  // A stream has nothing after it that could be mistaken for part of it.
  closeAfterResponse(): void {}

  abort(): void {
    this.#events = undefined;
    this.#stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  }

  pauseRequest(): void {
    this.#stream.pause();
  }

  resumeRequest(): void {
    this.#stream.resume();
  }

  // WebSockets come by HTTP/1.1 only: RFC 8441 is not offered, so no head asks for one.
  startTunnel(): void {
    this.abort();
  }

  get #usable(): boolean {
    return !this.#stream.destroyed && !this.#stream.closed;
  }
}
