// The kept connections of one target, the most recently used first.
import type { Clock } from '../../kernel/clock.ts';
import type { Deadlines } from '../connections/deadlines.ts';
import { type ConnectionKeeper, Http1TargetConnection } from '../connections/http1-target.ts';

export class TargetPool implements ConnectionKeeper {
  readonly clock: Clock;
  readonly deadlines: Deadlines;
  /** The load balancer's idle timeout: a connection that is idle for longer is closed. */
  idleTimeoutMs = 60_000;
  readonly #idle: Http1TargetConnection[] = [];
  #closed = false;

  constructor(clock: Clock, deadlines: Deadlines) {
    this.clock = clock;
    this.deadlines = deadlines;
  }

  take(endpoint: { host: string; port: number }, tls: boolean): Http1TargetConnection {
    return this.#idle.pop() ?? new Http1TargetConnection(endpoint, tls, this);
  }

  keep(connection: Http1TargetConnection): void {
    connection.deadline = this.clock.now() + this.idleTimeoutMs;
    if (this.#closed) connection.discard();
    else this.#idle.push(connection);
  }

  lost(connection: Http1TargetConnection): void {
    const at = this.#idle.lastIndexOf(connection);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  /** The target takes no more requests: idle connections close now, busy ones when they are free. */
  close(): void {
    this.#closed = true;
    for (const connection of [...this.#idle]) connection.discard();
  }
}
