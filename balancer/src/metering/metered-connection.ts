// Meters one client connection: ProcessedBytes, IPv6ProcessedBytes, and requests that never became an
// exchange.
import type { ConnectionEvents } from '../clients/connection-events.ts';
import type { ClientInfo } from '../connections/client-info.ts';
import type { RefusedHead } from '../message/http1/request-head.ts';
import type { CompiledListener } from '../routing/compiled-table.ts';
import type { CapacityUnits } from './capacity-units.ts';
import type { MeteringHost } from './metering-host.ts';
import type { MetricScope } from './metric-scope.ts';
import { countBytes } from './processed-bytes.ts';
import { noteGoAway, noteRefused } from './refused-request.ts';

export class MeteredConnection implements ConnectionEvents {
  readonly #host: MeteringHost;
  readonly #info: ClientInfo;
  readonly #scope: MetricScope;
  readonly #capacity: CapacityUnits;
  readonly #closed: () => void;

  constructor(
    host: MeteringHost,
    info: ClientInfo,
    scope: MetricScope,
    capacity: CapacityUnits,
    closed: () => void,
  ) {
    this.#host = host;
    this.#info = info;
    this.#scope = scope;
    this.#capacity = capacity;
    this.#closed = closed;
  }

  received(bytes: number): void {
    countBytes(this.#scope, this.#capacity, this.#info.address, bytes);
  }

  refused(at: CompiledListener, head: RefusedHead, sentBytes: number): void {
    noteRefused(this.#host, at, this.#info, head, sentBytes, this.#scope);
    this.received(sentBytes);
  }

  wentAway(at: CompiledListener): void {
    noteGoAway(this.#host, at, this.#info);
  }

  closed(): void {
    this.#closed();
  }
}
