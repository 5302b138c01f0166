// One request as it is to be sent to a target, before a protocol is chosen.

import type { RequestFields } from '../forwarding/request-to-target.ts';
import type { Framing } from './request-framing.ts';

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
