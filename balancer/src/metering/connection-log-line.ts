// One entry of the connection log: 13 fields; a missing one is `-`. Every connection has one, including plain HTTP and
// those that failed.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-connection-logs.html
import type { Millis } from '../contract/clock.ts';
import { isoMicros, plain, quoted } from './access-log-line.ts';

export interface ConnectionLogEntry {
  /** When it was established, or failed. */
  readonly at: Millis;
  readonly address: string;
  readonly port: number;
  readonly listenerPort: number;
  /** Absent for HTTP. */
  readonly tls?: LoggedTls | undefined;
  /** As in the access-log entries of its requests. */
  readonly connectionTraceId: string;
}

export interface LoggedTls {
  readonly version?: string | undefined;
  readonly cipher?: string | undefined;
  /** Absent when the handshake failed. */
  readonly handshakeMs?: number | undefined;
  /** The client's own certificate. */
  readonly leaf?:
    | { readonly subject: string; readonly validity: string; readonly serialNumber: string }
    | undefined;
  /** Why the handshake failed. */
  readonly refusal?: string | undefined;
  readonly keyExchange?: string | undefined;
}

export function connectionLogLine({
  at,
  address,
  port,
  listenerPort,
  tls,
  connectionTraceId,
}: ConnectionLogEntry): string {
  const { version, cipher, handshakeMs, leaf, refusal, keyExchange } = tls ?? {};
  return [
    isoMicros(at),
    address,
    port,
    listenerPort,
    plain(version),
    plain(cipher),
    handshakeMs === undefined ? '-' : (handshakeMs / 1000).toFixed(3),
    quoted(leaf?.subject),
    plain(leaf?.validity),
    plain(leaf?.serialNumber),
    tls ? (refusal ? `Failed:${refusal}` : 'Success') : '-',
    connectionTraceId,
    plain(keyExchange),
  ].join(' ');
}
