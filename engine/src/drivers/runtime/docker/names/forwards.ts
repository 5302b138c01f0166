// Ports of the bridge that lead to ports of loopback: load balancers and Service Connect's endpoints, for containers.
import { connect, createServer, type Server } from 'node:net';

interface Forward {
  readonly to: string;
  readonly server: Server;
}

export class Forwards {
  readonly #address: string;
  readonly #forwards = new Map<number, Promise<Forward>>();

  constructor(address: string) {
    this.#address = address;
  }

  /** @throws Error where the port leads elsewhere, or is not to be had */
  async open(port: number, to: string): Promise<void> {
    const opening = this.#forwards.get(port) ?? this.#listen(port, to);
    this.#forwards.set(port, opening);
    try {
      const forward = await opening;
      if (forward.to !== to)
        throw new Error(`port ${port} of ${this.#address} leads to ${forward.to} already`);
    } catch (error) {
      if (this.#forwards.get(port) === opening && !(await isOpen(opening))) this.#forwards.delete(port);
      throw error;
    }
  }

  async close(): Promise<void> {
    for (const opening of this.#forwards.values()) {
      const forward = await opening.catch(() => undefined);
      forward?.server.close();
    }
    this.#forwards.clear();
  }

  #listen(port: number, to: string): Promise<Forward> {
    const server = createServer((client) => {
      const target = connect(port, to);
      client.pipe(target).pipe(client);
      for (const [each, other] of [
        [client, target],
        [target, client],
      ] as const) {
        each.on('error', () => other.destroy());
        each.on('close', () => other.destroy());
      }
    });
    server.unref();
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, this.#address, () => resolve({ to, server }));
    });
  }
}

const isOpen = (opening: Promise<unknown>) =>
  opening.then(
    () => true,
    () => false,
  );
