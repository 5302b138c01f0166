// A request for a target, before a protocol is chosen.
import type { Header } from './headers.ts';
import type { Framing } from './request-framing.ts';

/** Where a target listens on this machine. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** A client's end-to-end fields, cached with the block that they were parsed from. */
export interface PassedOn {
  /** The compiled listener that this was computed for. */
  readonly listener: object;
  readonly headers: readonly Header[];
  /** The same in HTTP/1.1's wire format. */
  readonly lines: string;
  /** The client's X-Forwarded-For value, when the balancer appends to it. */
  readonly forwardedFor: string | undefined;
  /** Fields that AWS calls invalid, whether they were dropped or sent on. */
  readonly invalidFields: number;
}

/** The fields of a request to a target. */
export interface RequestFields {
  readonly host: string;
  readonly passedOn: PassedOn;
  readonly added: readonly Header[];
}

export interface TargetRequest {
  readonly tls: boolean;
  readonly http2: boolean;
  readonly method: string;
  readonly uri: string;
  readonly fields: RequestFields;
  readonly framing: Framing;
  readonly webSocket: boolean;
  /** Ambiguous: nothing may follow it on its connection. */
  readonly alone: boolean;
}
