// A load balancer's own port of this machine: the one that its name leads to. It is bound for as long as the load
// balancer exists, with or without listeners, so that the name never leads to another program.
import { createServer, type Server, type Socket } from 'node:net';
import type { ReservationReport } from '../contract/reports.ts';
import type { CompiledTable } from '../routing/compiled-table.ts';

export const socketOptions = { allowHalfOpen: true, noDelay: true };

export interface ReservedPortsEvents {
  accepted(loadBalancerArn: string, socket: Socket): void;
  report(report: ReservationReport): void;
}

interface Reserved {
  readonly server: Server;
  hostPort: number | undefined;
}

export class ReservedPorts {
  readonly #events: ReservedPortsEvents;
  readonly #bindAddress: string;
  readonly #reserved = new Map<string, Reserved>();

  constructor(events: ReservedPortsEvents, bindAddress: string) {
    this.#events = events;
    this.#bindAddress = bindAddress;
  }

  apply({ reservations }: CompiledTable): void {
    for (const [arn, { server }] of this.#reserved) {
      if (reservations.has(arn)) continue;
      this.#reserved.delete(arn);
      server.close();
    }
    for (const [arn, hostPorts] of reservations) {
      if (!this.#reserved.has(arn)) this.#reserve(arn, hostPorts);
    }
  }

  hostPort(loadBalancerArn: string): number | undefined {
    return this.#reserved.get(loadBalancerArn)?.hostPort;
  }

  async stop(): Promise<void> {
    const closing = [...this.#reserved.values()].map(
      ({ server }) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    this.#reserved.clear();
    await Promise.all(closing);
  }

  #reserve(loadBalancerArn: string, hostPorts: readonly number[]): void {
    const server = createServer(socketOptions, (socket) => this.#events.accepted(loadBalancerArn, socket));
    const reserved: Reserved = { server, hostPort: undefined };
    this.#reserved.set(loadBalancerArn, reserved);
    listenOnFirst(server, hostPorts, this.#bindAddress, (outcome) => {
      if (this.#reserved.get(loadBalancerArn) !== reserved) return;
      reserved.hostPort = outcome.hostPort;
      this.#events.report({ loadBalancerArn, ...outcome });
    });
  }
}

/** Listens on the first port that is free. @param done called once, with the port or with why there is none */
export function listenOnFirst(
  server: Server,
  hostPorts: readonly number[],
  host: string,
  done: (outcome: { readonly hostPort?: number; readonly error?: string }) => void,
): void {
  let next = 0;
  let bound = false;
  const tryNext = () => server.listen({ port: hostPorts[next++], host, backlog: 1024 });
  server.on('listening', () => {
    const address = server.address();
    if (address === null || typeof address === 'string') return;
    bound = true;
    done({ hostPort: address.port });
  });
  server.on('error', (error) => {
    if (bound) return;
    if (next < hostPorts.length) tryNext();
    else done({ error: `None of the ports ${hostPorts.join(', ')} could be bound: ${error.message}` });
  });
  tryNext();
}
