// One request as it is to be sent to a target, before a protocol is chosen.
import type { Header } from './headers.ts';
import type { Framing } from './request-framing.ts';

/** Where a target listens on this machine. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
}

/** A client's fields without what ends at the balancer, kept with the block that they were read from. */
export interface PassedOn {
  /** The compiled listener that it was worked out for. */
  readonly listener: object;
  readonly headers: readonly Header[];
  /** The same as HTTP/1.1 has them on the wire. */
  readonly lines: string;
  /** What the client's X-Forwarded-For fields say, where the balancer's own is appended to them. */
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
  /** Ambiguous to some reader: nothing may follow it on its connection. */
  readonly alone: boolean;
}
