// Every connection of a client, from its acceptance to its end: each gets a node of the load balancer (a zone), a
// protocol, and the exchange that each of its requests becomes.
import type { Socket } from 'node:net';
import type { ClientInfo } from '../connections/client-info.ts';
import { Exchange, type ExchangeHost } from '../exchange/exchange.ts';
import type { ExchangeObserver } from '../exchange/exchange-events.ts';
import { errorResponse } from '../message/generated-response.ts';
import type { RefusedHead } from '../message/http1/request-head.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import { responseChange } from '../routing/response-change.ts';
import { ZonesInDns } from '../targets/zones-in-dns.ts';
import type { AcceptedTls } from '../tls/terminator.ts';
import type { ConnectionEvents, ConnectionObserver } from './connection-events.ts';
import { type ClientHost, Http1Client } from './http1-client.ts';
import { Http2Client } from './http2-client.ts';

type Client = Http1Client | Http2Client;

export interface ClientsHost extends ExchangeHost {
  readonly observer: ExchangeObserver & ConnectionObserver;
}

export class ClientConnections {
  readonly #host: ClientsHost;
  readonly #clients = new Map<Client, string>();
  readonly #maxConnections: number;
  readonly #zones: ZonesInDns;
  #accepted = 0;

  constructor(host: ClientsHost, maxConnections = Number.POSITIVE_INFINITY) {
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
    if (this.#clients.size >= this.#maxConnections) {
      this.#host.observer.connectionRejected(at, info);
      socket.destroy();
      return;
    }
    const events = this.#host.observer.connectionAccepted(at, info, tls);
    const closed = () => {
      this.#clients.delete(client);
      events.closed();
    };
    const host = this.#clientHost(listenerArn, at, events, closed);
    const client: Client = tls?.http2
      ? new Http2Client(socket, info, host)
      : new Http1Client(socket, info, tls ? 'https' : 'http', host);
    this.#clients.set(client, listenerArn);
  }

  /** Connections to listeners that are gone end after the response in progress. */
  retire(): void {
    const { listeners } = this.#host.table();
    for (const [client, arn] of this.#clients) if (!listeners.has(arn)) client.retire();
  }

  stop(): void {
    for (const client of this.#clients.keys()) client.destroy();
  }

  #clientHost(
    listenerArn: string,
    at: CompiledListener,
    events: ConnectionEvents,
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
        const compiled = current();
        this.#refuse(client, refused, compiled);
        events.refused(compiled, refused, client.sentBytes);
      },
      wentAway: () => events.wentAway(current()),
      received: (bytes) => events.received(bytes),
      closed,
    };
  }

  #refuse(client: Http1Client, refused: RefusedHead, compiled: CompiledListener): void {
    const { attributes } = compiled.listener;
    const serverHeader = attributes['routing.http.response.server.enabled'] !== 'false';
    const response = errorResponse(refused.refused, { now: this.#host.now(), serverHeader });
    const headers = responseChange(attributes)?.(response.headers) ?? response.headers;
    const bytes = Buffer.from(response.body);
    client.closeAfterResponse();
    client.sendHead({ ...response, headers, body: { kind: 'length', length: bytes.length } });
    client.sendData(bytes);
    client.sendEnd([]);
  }
}
