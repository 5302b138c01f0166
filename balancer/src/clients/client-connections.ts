// Every connection of a client, from its acceptance to its end: each gets a node of the load balancer (a zone), a
// protocol, and the exchange that each of its requests becomes.
import type { Socket } from 'node:net';
import { Exchange, type ExchangeHost } from '../exchange/exchange.ts';
import type { ClientInfo } from '../forwarding/request-to-target.ts';
import { errorResponse } from '../message/generated-response.ts';
import type { RefusedHead } from '../message/http1/request-head.ts';
import { connectionLogLine } from '../metering/connection-log-line.ts';
import { countBytes } from '../metering/processed-bytes.ts';
import { noteGoAway, noteRefused } from '../metering/refused-request.ts';
import type { MetricScope } from '../metering/traffic-metrics.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import { responseChange } from '../routing/response-change.ts';
import { ZonesInDns } from '../targets/zones-in-dns.ts';
import type { AcceptedTls } from '../tls/terminator.ts';
import { type ClientHost, Http1Client } from './http1-client.ts';
import { Http2Client } from './http2-client.ts';

type Client = Http1Client | Http2Client;

export class ClientConnections {
  readonly #host: ExchangeHost;
  readonly #clients = new Map<Client, string>();
  readonly #maxConnections: number;
  readonly #zones: ZonesInDns;
  #accepted = 0;

  constructor(host: ExchangeHost, maxConnections = Number.POSITIVE_INFINITY) {
    this.#host = host;
    this.#maxConnections = maxConnections;
    this.#zones = new ZonesInDns(host.groups);
  }

  accept(listenerArn: string, socket: Socket, tls: AcceptedTls | undefined): void {
    const at = this.#host.table().listeners.get(listenerArn);
    if (!at) {
      socket.destroy();
      return;
    }
    const { loadBalancer } = at;
    const zones = this.#zones.of(loadBalancer, this.#host.table());
    const info: ClientInfo = {
      address: socket.remoteAddress ?? '127.0.0.1',
      port: socket.remotePort ?? 0,
      // A load balancer has a node in each zone, and DNS spreads clients over those that it names.
      availabilityZone: zones.length > 0 ? zones[this.#accepted++ % zones.length]! : '',
      connectionTraceId: `TID_${this.#host.random.next(32)}`,
      ...(tls && { tls }),
    };
    const scope = this.#host.metrics.loadBalancer(loadBalancer.fullName, info.availabilityZone);
    if (this.#clients.size >= this.#maxConnections) {
      scope.add('RejectedConnectionCount');
      socket.destroy();
      return;
    }
    const capacity = this.#host.metrics.capacity(loadBalancer.fullName);
    scope.add('NewConnectionCount');
    capacity.newConnections++;
    this.#log(at, info, tls);
    const processed = (bytes: number) => countBytes(scope, capacity, info.address, bytes);
    const closed = () => this.#clients.delete(client);
    const host = this.#clientHost(listenerArn, at, info, scope, processed, closed);
    const client: Client = tls?.http2
      ? new Http2Client(socket, info, host)
      : new Http1Client(socket, info, tls ? 'https' : 'http', host);
    this.#clients.set(client, listenerArn);
  }

  #log({ listener, loadBalancer }: CompiledListener, info: ClientInfo, tls: AcceptedTls | undefined): void {
    if (!loadBalancer.connectionLogs) return;
    const { address, port, connectionTraceId } = info;
    const entry = { at: this.#host.now(), address, port, listenerPort: listener.port, connectionTraceId };
    const logged = tls && { ...tls, leaf: tls.clientCertificate?.leaf, keyExchange: tls.keyExchange() };
    this.#host.logEntry('connection', loadBalancer.arn, connectionLogLine({ ...entry, tls: logged }));
  }

  /** Connections to listeners that are gone end after the response in progress. */
  retire(): void {
    const { listeners } = this.#host.table();
    for (const [client, arn] of this.#clients) if (!listeners.has(arn)) client.retire();
  }

  /** ActiveConnectionCount, of the connections that are open now. */
  countActive(): void {
    const { listeners } = this.#host.table();
    const { metrics } = this.#host;
    for (const { loadBalancer } of listeners.values())
      metrics.capacity(loadBalancer.fullName).activeConnections = 0;
    const open = new Map<MetricScope, number>();
    for (const [client, arn] of this.#clients) {
      const at = listeners.get(arn);
      if (!at) continue;
      const { fullName } = at.loadBalancer;
      metrics.capacity(fullName).activeConnections++;
      const scope = metrics.loadBalancer(fullName, client.info.availabilityZone);
      open.set(scope, (open.get(scope) ?? 0) + 1);
    }
    for (const [scope, count] of open) scope.add('ActiveConnectionCount', count);
  }

  stop(): void {
    for (const client of this.#clients.keys()) client.destroy();
  }

  #clientHost(
    listenerArn: string,
    at: CompiledListener,
    info: ClientInfo,
    scope: MetricScope,
    processed: (bytes: number) => void,
    closed: () => void,
  ): ClientHost {
    let latest = at;
    let from = this.#host.table();
    const current = () => {
      const table = this.#host.table();
      if (table !== from) {
        from = table;
        latest = table.listeners.get(listenerArn) ?? latest;
      }
      return latest;
    };
    return {
      deadlines: this.#host.deadlines,
      idleTimeoutMs: () => current().loadBalancer.idleTimeoutMs,
      keepAliveMs: () => current().loadBalancer.clientKeepAliveMs,
      begin: (client) => new Exchange(this.#host, client, current()),
      refuse: (client, refused) => {
        this.#refuse(client, refused, current(), info, scope);
        processed(client.sentBytes);
      },
      wentAway: () => noteGoAway(this.#host, current(), info),
      received: processed,
      closed,
    };
  }

  #refuse(
    client: Http1Client,
    refused: RefusedHead,
    compiled: CompiledListener,
    info: ClientInfo,
    scope: MetricScope,
  ): void {
    const { attributes } = compiled.listener;
    const serverHeader = attributes['routing.http.response.server.enabled'] !== 'false';
    const response = errorResponse(refused.refused, { now: this.#host.now(), serverHeader });
    const headers = responseChange(attributes)?.(response.headers) ?? response.headers;
    const bytes = Buffer.from(response.body);
    client.closeAfterResponse();
    client.sendHead({ ...response, headers, body: { kind: 'length', length: bytes.length } });
    client.sendData(bytes);
    client.sendEnd([]);
    noteRefused(this.#host, compiled, info, refused, client.sentBytes, scope);
  }
}
