// What stands for this machine's ports in a simulation: simulated tasks listen here, and the simulated load balancer finds
// them here. An endpoint is `simulated` and a number.
import type { FindOrigin, Origin } from '@drydock/balancer/simulated';
import type { Endpoint } from '../../contracts/endpoints.ts';

const host = 'simulated';

export class SimulatedNetwork {
  readonly #origins = new Map<number, Origin>();
  readonly #listeners = new Set<(port: number) => void>();
  /** By port: the ports of origins in front of it. */
  readonly #fronts = new Map<number, Set<number>>();
  /** As an operating system gives them out, for tasks whose host port is dynamic. */
  #next = 32_768;

  /** @param upstream what the origin stands in front of, if it does: it answers otherwise whenever that does */
  listen(origin: Origin, upstream?: Endpoint): Endpoint {
    const port = this.#next++;
    this.#origins.set(port, origin);
    if (upstream) this.#fronts.set(upstream.port, (this.#fronts.get(upstream.port) ?? new Set()).add(port));
    this.changed(port);
    return { host, port };
  }

  close({ port }: Endpoint): void {
    if (!this.#origins.delete(port)) return;
    this.changed(port);
    for (const [upstream, fronts] of this.#fronts)
      if (fronts.delete(port) && fronts.size === 0) this.#fronts.delete(upstream);
  }

  readonly find: FindOrigin = ({ port }) => this.#origins.get(port);

  /** What listens at a port answers otherwise than before. */
  changed(port: number): void {
    for (const listener of this.#listeners) listener(port);
    for (const front of this.#fronts.get(port) ?? []) this.changed(front);
  }

  onChange(listener: (port: number) => void): void {
    this.#listeners.add(listener);
  }
}
