// The connection pool of one target: HTTP/1.1 connections, most recently used first, and shared HTTP/2 sessions.
import type { Deadlines } from '../connections/deadlines.ts';
import type { TargetEvents, TargetStream } from '../connections/streams.ts';
import { requestHeadText } from '../message/http1/request-text.ts';
import type { Endpoint, TargetRequest } from '../message/target-request.ts';
import { type ConnectionKeeper, Http1TargetConnection } from './http1-target.ts';
import { Http2TargetSessions } from './http2-target.ts';

export class TargetPool implements ConnectionKeeper {
  readonly deadlines: Deadlines;
  /** The load balancer's idle timeout: a connection that is idle for longer is closed. */
  idleTimeoutMs = 60_000;
  readonly #idle: Http1TargetConnection[] = [];
  #sessions: Http2TargetSessions | undefined;
  /** HTTP/1.1 connections, idle and in use. */
  #open = 0;
  #closed = false;

  constructor(deadlines: Deadlines) {
    this.deadlines = deadlines;
  }

  /** How many there are. */
  get connections(): number {
    return this.#open + (this.#sessions?.open ?? 0);
  }

  /** Sends a request's head on a free connection or a new one; its body follows by the stream. */
  open(request: TargetRequest, endpoint: Endpoint, events: TargetEvents): TargetStream {
    if (request.http2) {
      this.#sessions ??= new Http2TargetSessions(this.deadlines);
      return this.#sessions.begin(request, endpoint, events);
    }
    const connection = this.#idle.pop() ?? this.#connect(endpoint, request.tls, events);
    connection.begin(request.method, requestHeadText(request), request.framing, events);
    if (request.alone) connection.closeAfterResponse();
    return connection;
  }

  #connect(endpoint: Endpoint, tls: boolean, events: TargetEvents): Http1TargetConnection {
    this.#open++;
    events.connectionMade();
    return new Http1TargetConnection(endpoint, tls, this);
  }

  keep(connection: Http1TargetConnection): void {
    connection.deadline = this.deadlines.in(this.idleTimeoutMs);
    if (this.#closed) connection.discard();
    else this.#idle.push(connection);
  }

  lost(connection: Http1TargetConnection): void {
    this.#open--;
    const at = this.#idle.lastIndexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  /** The target takes no more requests: idle connections close now, busy ones when they are free. */
  close(): void {
    this.#closed = true;
    this.discardIdle();
  }

  /** The open connections lead to where the target no longer is. */
  discardIdle(): void {
    for (const connection of [...this.#idle]) connection.discard();
    this.#sessions?.close();
  }
}
