// HTTP/2 to targets (target groups of HTTP2 and GRPC): one session a target, as many streams as it allows.
// Without TLS the target must speak HTTP/2 by prior knowledge.
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  constants,
  type IncomingHttpHeaders,
  type OutgoingHttpHeaders,
} from 'node:http2';
import type { Deadlines, Expiring } from '../connections/deadlines.ts';
import type { TargetEvents, TargetFailure, TargetStream } from '../connections/streams.ts';
import type { Millis } from '../contract/clock.ts';
import { type Header, headerValue } from '../message/headers.ts';
import type { ResponseHead } from '../message/http1/response-head.ts';
import { headersToHttp2, http2ToHeaders } from '../message/http2/headers.ts';
import type { Endpoint, TargetRequest } from '../message/target-request.ts';
import { connectTimeoutMs } from './http1-target.ts';

export class Http2TargetSessions {
  readonly #deadlines: Deadlines;
  #session: Session | undefined;

  constructor(deadlines: Deadlines) {
    this.#deadlines = deadlines;
  }

  /** How many connections there are. */
  get open(): number {
    return this.#session?.usable ? 1 : 0;
  }

  begin(request: TargetRequest, endpoint: Endpoint, events: TargetEvents): TargetStream {
    if (!this.#session?.usable) {
      this.#session = new Session(endpoint, request.tls, this.#deadlines);
      events.connectionMade();
    }
    return new Http2TargetStream(this.#session, request, events);
  }

  close(): void {
    this.#session?.session.close();
    this.#session = undefined;
  }
}

class Session implements Expiring {
  deadline: Millis;
  watchedAt = -1;
  readonly session: ClientHttp2Session;
  failure: TargetFailure = 'refused';

  constructor(endpoint: Endpoint, tls: boolean, deadlines: Deadlines) {
    const authority = `${tls ? 'https' : 'http'}://${endpoint.host}:${endpoint.port}`;
    this.deadline = deadlines.in(connectTimeoutMs);
    this.session = connect(authority, { rejectUnauthorized: false, settings: { enablePush: false } });
    deadlines.watch(this);
    this.session.on('connect', () => {
      this.failure = 'closed';
      deadlines.forget(this);
    });
    this.session.on('error', (error: NodeJS.ErrnoException) => {
      if (this.failure === 'refused' && !error.syscall) this.failure = 'tls';
    });
    this.session.on('close', () => deadlines.forget(this));
  }

  get usable(): boolean {
    return !this.session.closed && !this.session.destroyed;
  }

  expire(): void {
    this.failure = 'connect-timeout';
    this.session.destroy();
  }
}

class Http2TargetStream implements TargetStream {
  readonly #session: Session;
  readonly #stream: ClientHttp2Stream | undefined;
  #events: TargetEvents | undefined;
  #trailersOut: readonly Header[] = [];
  #trailersIn: readonly Header[] = [];
  #started = false;

  constructor(session: Session, request: TargetRequest, events: TargetEvents) {
    this.#session = session;
    this.#events = events;
    const bodiless = request.framing.kind === 'none';
    try {
      this.#stream = session.session.request(headFields(request), {
        endStream: bodiless,
        waitForTrailers: !bodiless,
      });
    } catch {
      queueMicrotask(() => this.#fail('closed'));
      return;
    }
    this.#listen(this.#stream, request.method);
  }

  sendData(bytes: Buffer): boolean {
    if (!this.#stream || this.#stream.destroyed) return true;
    return this.#stream.write(bytes);
  }

  sendEnd(trailers: readonly Header[]): void {
    this.#trailersOut = trailers;
    if (this.#stream && !this.#stream.writableEnded) this.#stream.end();
  }

  pauseResponse(): void {
    this.#stream?.pause();
  }

  resumeResponse(): void {
    this.#stream?.resume();
  }

  // Streams of a session are independent of each other: nothing can be smuggled from one into the next.
  closeAfterResponse(): void {}

  abort(): void {
    this.#events = undefined;
    this.#stream?.close(constants.NGHTTP2_CANCEL);
  }

  #listen(stream: ClientHttp2Stream, method: string): void {
    // Without any, this sends the empty DATA frame that ends the stream.
    stream.on('wantTrailers', () => stream.sendTrailers(headersToHttp2(this.#trailersOut)));
    stream.on(
      'headers',
      (headers: IncomingHttpHeaders & { ':status'?: number }, _flags: number, raw: string[]) => {
        const status = headers[':status'] ?? 100;
        if (status !== 101) this.#events?.responseInformational(responseHead(status, raw, 'none'));
      },
    );
    stream.on('response', (headers, flags: number, raw?: string[]) => {
      this.#started = true;
      const ended = (flags & constants.NGHTTP2_FLAG_END_STREAM) !== 0;
      const head = responseHead(
        headers[':status'] ?? 502,
        raw ?? [],
        ended || method === 'HEAD' ? 'none' : 'open',
      );
      this.#events?.responseHead(head);
      this.#events?.responsePause();
    });
    stream.on('data', (bytes: Buffer) => {
      this.#events?.responseData(bytes);
      this.#events?.responsePause();
    });
    stream.on('drain', () => this.#events?.targetDrain());
    stream.on('trailers', (_headers, _flags, raw?: string[]) => {
      this.#trailersIn = http2ToHeaders(raw ?? []);
    });
    stream.on('end', () => {
      if (!this.#started || stream.rstCode !== 0) return;
      const events = this.#events;
      this.#events = undefined;
      events?.responseEnd(this.#trailersIn);
      if (!stream.writableEnded) stream.close(constants.NGHTTP2_NO_ERROR);
    });
    stream.on('error', () => this.#fail(this.#session.failure));
    stream.on('aborted', () => this.#fail('closed'));
    stream.on('close', () => this.#fail(this.#session.failure));
  }

  #fail(failure: TargetFailure): void {
    const events = this.#events;
    this.#events = undefined;
    events?.targetFailed(failure);
  }
}

function headFields(request: TargetRequest): OutgoingHttpHeaders {
  const { fields, framing } = request;
  return {
    ':method': request.method,
    ':scheme': request.tls ? 'https' : 'http',
    ':authority': fields.host,
    ':path': request.uri,
    ...headersToHttp2([...fields.passedOn.headers, ...fields.added]),
    ...(framing.kind === 'length' && { 'content-length': String(framing.length) }),
  };
}

function responseHead(status: number, raw: readonly string[], body: 'none' | 'open'): ResponseHead {
  const headers = http2ToHeaders(raw);
  const length = headerValue(headers, 'content-length');
  return {
    status,
    reason: '',
    headers,
    body:
      body === 'none'
        ? { kind: 'none' }
        : length !== undefined && /^[0-9]{1,15}$/.test(length)
          ? { kind: 'length', length: Number(length) }
          : { kind: 'chunked' },
    keepAlive: true,
  };
}
