// Addresses of loopback that stand for addresses of the simulated network: each of their ports is a socket whose connections
// go, in turn, to where the port really listens.
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Forward } from '../contract/routing-table.ts';
import { reset } from './tcp-flow.ts';

interface Bound {
  readonly server: Server;
  forward: Forward;
  turn: number;
}

const keyOf = ({ address, port }: Forward) => `${address}:${port}`;

export class Forwards {
  readonly #log: (line: string) => void;
  readonly #bound = new Map<string, Bound>();
  readonly #sockets = new Set<Socket>();

  constructor(log: (line: string) => void) {
    this.#log = log;
  }

  apply(forwards: readonly Forward[]): void {
    const wanted = new Map(forwards.map((forward) => [keyOf(forward), forward]));
    for (const [key, { server }] of this.#bound) {
      if (wanted.has(key)) continue;
      this.#bound.delete(key);
      server.close();
    }
    for (const [key, forward] of wanted) {
      const bound = this.#bound.get(key);
      if (bound) bound.forward = forward;
      else this.#bind(key, forward);
    }
  }

  async stop(): Promise<void> {
    const closing = [...this.#bound.values()].map(
      ({ server }) => new Promise<void>((resolve) => server.close(() => resolve())),
    );
    this.#bound.clear();
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(closing);
  }

  #bind(key: string, forward: Forward): void {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, (socket) =>
      this.#accept(bound, socket),
    );
    const bound: Bound = { server, forward, turn: 0 };
    this.#bound.set(key, bound);
    server.on('error', (error) => this.#log(`${forward.name} cannot be reached by name: ${error.message}`));
    server.listen({ host: forward.address, port: forward.port });
  }

  /** A connection that is refused tries the next: its client has seen nothing of it. */
  #accept(bound: Bound, client: Socket): void {
    const { endpoints } = bound.forward;
    this.#hold(client);
    client.on('error', () => {});
    const first = bound.turn++;
    const attempt = (tried: number) => {
      const endpoint = endpoints[(first + tried) % endpoints.length];
      if (!endpoint || tried >= endpoints.length) {
        reset(client);
        return;
      }
      const upstream = connect({ ...endpoint, allowHalfOpen: true, noDelay: true });
      let connected = false;
      this.#hold(upstream);
      upstream.on('connect', () => {
        connected = true;
        client.pipe(upstream);
        upstream.pipe(client);
        client.on('close', () => upstream.destroy());
      });
      upstream.on('error', () => {
        if (connected) reset(client);
        else if (!client.destroyed) attempt(tried + 1);
      });
    };
    attempt(0);
  }

  #hold(socket: Socket): void {
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
  }
}
