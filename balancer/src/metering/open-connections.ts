// ActiveConnectionCount of clients: the connections that are open at the end of a minute.
import type { CompiledTable } from '../routing/compiled-table.ts';
import type { MetricScope } from './metric-scope.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

interface Open {
  readonly loadBalancer: string;
  count: number;
}

export class OpenConnections {
  readonly #metrics: TrafficMetrics;
  readonly #open = new Map<MetricScope, Open>();

  constructor(metrics: TrafficMetrics) {
    this.#metrics = metrics;
  }

  /** @returns the function to call when the connection has closed */
  add(loadBalancer: string, scope: MetricScope): () => void {
    const open = this.#open.get(scope) ?? { loadBalancer, count: 0 };
    this.#open.set(scope, open);
    open.count++;
    return () => void open.count--;
  }

  /** Adds them up for the load balancers that the table has. */
  count(table: CompiledTable): void {
    const served = new Set<string>();
    for (const { loadBalancer } of table.listeners.values()) served.add(loadBalancer.fullName);
    for (const fullName of served) this.#metrics.capacity(fullName).activeConnections = 0;
    for (const [scope, { loadBalancer, count }] of this.#open) {
      if (count === 0 || !served.has(loadBalancer)) continue;
      this.#metrics.capacity(loadBalancer).activeConnections += count;
      scope.add('ActiveConnectionCount', count);
    }
  }
}
