// One request as it is to be sent to a target, before a protocol is chosen.
import type { Framing } from '../http1/request-framing.ts';
import type { RequestFields } from './request-to-target.ts';

/** Where a target listens on this machine. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
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
