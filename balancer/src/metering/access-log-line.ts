// One entry of the access log: 33 fields; a missing one is `-`, a missing time -1.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
import type { Millis } from '../contract/clock.ts';

export interface AccessLogEntry {
  /** http, https, h2, grpcs, ws or wss. */
  readonly type: string;
  /** When the response was made; for a WebSocket, when it was closed. */
  readonly at: Millis;
  /** `app/<name>/<id>`. */
  readonly loadBalancer: string;
  readonly client: string;
  readonly target?: string | undefined;
  readonly requestProcessingMs?: number | undefined;
  readonly targetProcessingMs?: number | undefined;
  readonly responseProcessingMs?: number | undefined;
  readonly status: string;
  readonly targetStatus?: number | undefined;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** `METHOD protocol://host:port/uri HTTP/version`. */
  readonly request: string;
  readonly userAgent?: string | undefined;
  readonly cipher?: string | undefined;
  readonly tlsVersion?: string | undefined;
  readonly targetGroupArn?: string | undefined;
  readonly traceId?: string | undefined;
  /** The name that the client asked for in the TLS handshake. */
  readonly domainName?: string | undefined;
  readonly certificateArn?: string | undefined;
  /** 0 for the default rule, -1 when rules could not be evaluated; absent when they were not. */
  readonly rulePriority?: number | undefined;
  readonly createdAt: Millis;
  readonly actions?: string | undefined;
  readonly redirectUrl?: string | undefined;
  /** Only functions have one: there is no web application firewall, and no authentication. */
  readonly errorReason?: string | undefined;
  readonly targetStatusList?: number | undefined;
  readonly classification?: string | undefined;
  readonly classificationReason?: string | undefined;
  readonly connectionTraceId: string;
  readonly transformedHost?: string | undefined;
  readonly transformedUri?: string | undefined;
  readonly transformStatus?: string | undefined;
}

const longestUserAgent = 8 * 1024;

export function accessLogLine(entry: AccessLogEntry): string {
  return [
    entry.type,
    isoMicros(entry.at),
    entry.loadBalancer,
    entry.client,
    plain(entry.target),
    seconds(entry.requestProcessingMs),
    seconds(entry.targetProcessingMs),
    seconds(entry.responseProcessingMs),
    entry.status,
    plain(entry.targetStatus),
    entry.receivedBytes,
    entry.sentBytes,
    quoted(entry.request),
    quoted(entry.userAgent?.slice(0, longestUserAgent)),
    plain(entry.cipher),
    plain(entry.tlsVersion),
    plain(entry.targetGroupArn),
    quoted(entry.traceId),
    quoted(entry.domainName),
    quoted(entry.certificateArn),
    plain(entry.rulePriority),
    isoMicros(entry.createdAt),
    quoted(entry.actions),
    quoted(entry.redirectUrl),
    quoted(entry.errorReason),
    quoted(entry.target),
    quoted(entry.targetStatusList),
    quoted(entry.classification),
    quoted(entry.classificationReason),
    entry.connectionTraceId,
    quoted(entry.transformedHost),
    quoted(entry.transformedUri),
    quoted(entry.transformStatus),
  ].join(' ');
}

export function plain(value: string | number | undefined): string {
  return value === undefined || value === '' ? '-' : String(value);
}

/** A quotation mark or a control character inside must not end the field. */
export function quoted(value: string | number | undefined): string {
  const text = plain(value).replace(/[^\x20-\x7e]|["\\]/g, escaped);
  return `"${text}"`;
}

function escaped(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '-1' : (Math.max(0, ms) / 1000).toFixed(3);
}

export function isoMicros(at: Millis): string {
  const micros = Math.floor((at % 1) * 1000);
  return new Date(at).toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
}
