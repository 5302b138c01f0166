// What the load balancers measure, about once a second, for those who look on. Nothing of it is kept.
import type { TrafficReport } from '@drydock/balancer';

export interface RegionTraffic extends TrafficReport {
  readonly region: string;
}

type Listener = (traffic: RegionTraffic) => void;

export class TrafficFeed {
  readonly #listeners = new Set<Listener>();

  publish(traffic: RegionTraffic): void {
    for (const listener of this.#listeners) listener(traffic);
  }

  /** Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
