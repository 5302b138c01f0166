// The events that clients' connections publish.
import type { ClientInfo } from '../connections/client-info.ts';
import type { RefusedHead } from '../message/http1/request-head.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import type { AcceptedTls, FailedTls } from '../tls/terminator.ts';

export interface ConnectionObserver {
  /** @returns the listener of this connection */
  connectionAccepted(at: CompiledListener, info: ClientInfo, tls: AcceptedTls | undefined): ConnectionEvents;
  /** More connections than the balancer can hold. */
  connectionRejected(at: CompiledListener, info: ClientInfo): void;
  handshakeFailed(at: CompiledListener, failed: FailedTls): void;
}

export interface ConnectionEvents {
  received(bytes: number): void;
  /** A head that could not be read was answered with an error of `sentBytes`. */
  refused(at: CompiledListener, head: RefusedHead, sentBytes: number): void;
  /** A limit of HTTP/2 ended the connection with GOAWAY. */
  wentAway(at: CompiledListener): void;
  closed(): void;
}
