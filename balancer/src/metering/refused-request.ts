// Requests that never became an exchange: refused because the head could not be parsed, or lost with a connection that
// GOAWAY ended. They are counted, and logged with what is known about them.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html (HTTP 400, HTTP 000)
import type { ClientInfo } from '../connections/client-info.ts';
import type { RefusedHead } from '../message/http1/request-head.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import { type AccessLogEntry, accessLogLine } from './access-log-line.ts';
import type { MeteringHost } from './metering-host.ts';
import type { MetricScope } from './metric-scope.ts';

/** AWS shows its load balancer's own name where a request's host is not known; this one is reached by its address. */
const ownName = '127.0.0.1';

export function noteRefused(
  host: MeteringHost,
  at: CompiledListener,
  info: ClientInfo,
  { refused, findings }: RefusedHead,
  sentBytes: number,
  scope: MetricScope,
): void {
  scope.add(refused >= 500 ? 'HTTPCode_ELB_5XX_Count' : 'HTTPCode_ELB_4XX_Count');
  const { classification, reason } = findings;
  if (classification !== 'Compliant') scope.add('DesyncMitigationMode_NonCompliant_Request_Count');
  log(host, at, info, {
    type: info.tls ? 'https' : 'http',
    status: String(refused),
    sentBytes,
    ...(reason && { classification, classificationReason: reason }),
  });
}

/** An HTTP/2 request whose headers were too large: it got no response, so it has no status and no metric. */
export function noteGoAway(host: MeteringHost, at: CompiledListener, info: ClientInfo): void {
  log(host, at, info, { type: 'h2', status: '000', sentBytes: 0 });
}

type Known = Pick<
  AccessLogEntry,
  'type' | 'status' | 'sentBytes' | 'classification' | 'classificationReason'
>;

function log(host: MeteringHost, at: CompiledListener, info: ClientInfo, known: Known): void {
  const { listener, loadBalancer } = at;
  const isWatched = host.requests.wantsNext();
  if (!loadBalancer.accessLogs && !isWatched) return;
  const now = host.now();
  const entry = {
    ...known,
    at: now,
    loadBalancer: loadBalancer.fullName,
    client: `${info.address}:${info.port}`,
    // AWS counts nothing it could not parse as received, and has no method, URI or version to log.
    receivedBytes: 0,
    request: `- ${info.tls ? 'https' : 'http'}://${ownName}:${listener.port}- -`,
    createdAt: now,
    connectionTraceId: info.connectionTraceId,
    cipher: info.tls?.cipher,
    tlsVersion: info.tls?.version,
  };
  if (loadBalancer.accessLogs) host.logEntry('access', loadBalancer.arn, accessLogLine(entry));
  if (isWatched) host.requests.add(entry, at);
}
