// What stands for this machine's ports in a simulation: simulated tasks listen here, and the simulated load balancer finds
// them here. An endpoint is `simulated` and a number.
import type { FindOrigin, Origin } from '@drydock/balancer/simulated';
import type { Endpoint } from '../../contracts/endpoints.ts';

const host = 'simulated';

export class SimulatedNetwork {
  readonly #origins = new Map<number, Origin>();
  readonly #listeners = new Set<() => void>();
  /** As an operating system gives them out, for tasks whose host port is dynamic. */
  #next = 32_768;

  listen(origin: Origin): Endpoint {
    const port = this.#next++;
    this.#origins.set(port, origin);
    this.changed();
    return { host, port };
  }

  close({ port }: Endpoint): void {
    if (this.#origins.delete(port)) this.changed();
  }

  readonly find: FindOrigin = ({ port }) => this.#origins.get(port);

  /** Somebody answers otherwise than before. */
  changed(): void {
    for (const listener of this.#listeners) listener();
  }

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }
}
