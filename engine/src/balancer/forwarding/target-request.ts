// One request as it is to be sent to a target, before a protocol is chosen.
import type { Header } from '../http1/headers.ts';
import type { Framing } from '../http1/request-framing.ts';

export interface TargetRequest {
  readonly endpoint: { readonly host: string; readonly port: number };
  readonly tls: boolean;
  readonly http2: boolean;
  readonly method: string;
  readonly uri: string;
  /** Host first. */
  readonly headers: readonly Header[];
  readonly framing: Framing;
  readonly webSocket: boolean;
  /** Ambiguous to some reader: nothing may follow it on its connection. */
  readonly alone: boolean;
}
