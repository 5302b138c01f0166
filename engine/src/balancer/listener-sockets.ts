// The real sockets of the listeners: bound to loopback when a table first names them, closed when none does.
import { createServer, type Server, type Socket } from 'node:net';
import type { BalancedListener, ListenerReport } from '../kernel/contracts/balancer.ts';
import type { CompiledTable } from './routing/compiled-table.ts';

/** Only this machine may connect: what runs behind the balancer is a rehearsal. */
const bindAddress = '127.0.0.1';

interface Bound {
  readonly server: Server;
  hostPort: number | undefined;
}

export class ListenerSockets {
  readonly #accept: (listenerArn: string, socket: Socket) => void;
  readonly #report: (report: ListenerReport) => void;
  readonly #bound = new Map<string, Bound>();

  constructor(
    accept: (listenerArn: string, socket: Socket) => void,
    report: (report: ListenerReport) => void,
  ) {
    this.#accept = accept;
    this.#report = report;
  }

  apply(table: CompiledTable): void {
    for (const [arn, { listener }] of table.listeners) if (!this.#bound.has(arn)) this.#bind(listener);
    for (const [arn, bound] of this.#bound) {
      if (table.listeners.has(arn)) continue;
      this.#bound.delete(arn);
      bound.server.close();
    }
  }

  hostPort(listenerArn: string): number | undefined {
    return this.#bound.get(listenerArn)?.hostPort;
  }

  async stop(): Promise<void> {
    const closing = [...this.#bound.values()].map(
      ({ server }) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    this.#bound.clear();
    await Promise.all(closing);
  }

  #bind(listener: BalancedListener): void {
    const { arn, hostPorts } = listener;
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      this.#accept(arn, socket),
    );
    const bound: Bound = { server, hostPort: undefined };
    this.#bound.set(arn, bound);
    let next = 0;
    const tryNext = () => server.listen({ port: hostPorts[next++], host: bindAddress, backlog: 1024 });
    server.on('listening', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') return;
      bound.hostPort = address.port;
      this.#report({ listenerArn: arn, hostPort: address.port });
    });
    server.on('error', (error) => {
      if (bound.hostPort !== undefined || this.#bound.get(arn) !== bound) return;
      if (next < hostPorts.length) tryNext();
      else
        this.#report({
          listenerArn: arn,
          error: `No port could be bound of ${hostPorts.join(', ')}: ${error.message}`,
        });
    });
    tryNext();
  }
}
