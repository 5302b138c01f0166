// One entry of the access log: 33 fields, a missing one is `-`, a time that never was is -1.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html
import type { Millis } from '../../kernel/clock.ts';

export interface AccessLogEntry {
  /** http, https, h2, grpcs, ws or wss. */
  readonly type: string;
  /** When the response was made; for a WebSocket, when it was closed. */
  readonly at: Millis;
  /** `app/<name>/<id>`. */
  readonly loadBalancer: string;
  readonly client: string;
  readonly target?: string;
  readonly requestProcessingMs?: number;
  readonly targetProcessingMs?: number;
  readonly responseProcessingMs?: number;
  readonly status: string;
  readonly targetStatus?: number;
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** `METHOD protocol://host:port/uri HTTP/version`. */
  readonly request: string;
  readonly userAgent?: string;
  readonly cipher?: string;
  readonly tlsVersion?: string;
  readonly targetGroupArn?: string;
  readonly traceId?: string;
  /** The name that the client asked for in the TLS handshake. */
  readonly domainName?: string;
  readonly certificateArn?: string;
  /** 0 for the default rule, -1 when rules could not be evaluated; absent when they were not. */
  readonly rulePriority?: number;
  readonly createdAt: Millis;
  readonly actions?: string;
  readonly redirectUrl?: string;
  readonly classification?: string;
  readonly classificationReason?: string;
  readonly connectionTraceId: string;
  readonly transformedHost?: string;
  readonly transformedUri?: string;
  readonly transformStatus?: string;
}

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
    quoted(entry.userAgent),
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
    // error_reason is given for Lambda, WAF and authentication only.
    quoted(undefined),
    quoted(entry.target),
    quoted(entry.targetStatus === undefined ? undefined : String(entry.targetStatus)),
    quoted(entry.classification),
    quoted(entry.classificationReason),
    entry.connectionTraceId,
    quoted(entry.transformedHost),
    quoted(entry.transformedUri),
    quoted(entry.transformStatus),
  ].join(' ');
}

function plain(value: string | number | undefined): string {
  return value === undefined || value === '' ? '-' : String(value);
}

/** A quotation mark or a control character inside must not end the field. */
function quoted(value: string | undefined): string {
  const text = plain(value).replace(/[^\x20-\x7e]|["\\]/g, escaped);
  return `"${text}"`;
}

function escaped(character: string): string {
  return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function seconds(ms: number | undefined): string {
  return ms === undefined ? '-1' : (Math.max(0, ms) / 1000).toFixed(3);
}

function isoMicros(at: Millis): string {
  const micros = Math.floor((at % 1) * 1000);
  return new Date(at).toISOString().replace('Z', `${String(micros).padStart(3, '0')}Z`);
}
