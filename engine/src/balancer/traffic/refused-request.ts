// A request that was refused by its head alone: counted, and logged with what could be read of it.
import type { ClientInfo } from '../forwarding/request-to-target.ts';
import type { RefusedHead } from '../http1/request-head.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import { accessLogLine } from './access-log-line.ts';
import type { RecordHost } from './exchange-record.ts';
import type { MetricScope } from './traffic-metrics.ts';

export class RefusedRequest {
  readonly #host: RecordHost;
  readonly #listener: CompiledListener;
  readonly #info: ClientInfo;
  readonly #refused: RefusedHead;
  readonly #bytes: { readonly receivedBytes: number; readonly sentBytes: number };

  constructor(
    host: RecordHost,
    listener: CompiledListener,
    info: ClientInfo,
    refused: RefusedHead,
    bytes: { readonly receivedBytes: number; readonly sentBytes: number },
  ) {
    this.#host = host;
    this.#listener = listener;
    this.#info = info;
    this.#refused = refused;
    this.#bytes = bytes;
  }

  note(scope: MetricScope): void {
    const { refused, findings } = this.#refused;
    scope.add(refused >= 500 ? 'HTTPCode_ELB_5XX_Count' : 'HTTPCode_ELB_4XX_Count');
    if (findings.classification !== 'Compliant') scope.add('DesyncMitigationMode_NonCompliant_Request_Count');
    const { loadBalancer, listener } = this.#listener;
    if (!loadBalancer.accessLogs) return;
    const now = this.#host.now();
    const { tls } = this.#info;
    const scheme = tls ? 'https' : 'http';
    const line = accessLogLine({
      type: scheme,
      at: now,
      loadBalancer: loadBalancer.fullName,
      client: `${this.#info.address}:${this.#info.port}`,
      status: String(refused),
      receivedBytes: this.#bytes.receivedBytes,
      sentBytes: this.#bytes.sentBytes,
      // AWS has no method and no URI to show for a request that it could not parse.
      request: `- ${scheme}://-:${listener.port}- -`,
      createdAt: now,
      connectionTraceId: this.#info.connectionTraceId,
      ...(tls && { cipher: tls.cipher, tlsVersion: tls.version }),
      ...(findings.reason && {
        classification: findings.classification,
        classificationReason: findings.reason,
      }),
    });
    this.#host.logEntry('access', loadBalancer.arn, line);
  }
}
