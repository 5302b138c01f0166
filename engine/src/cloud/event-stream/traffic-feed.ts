// What the load balancers measure, about once a second, for those who look on. Nothing of it is kept.
import type { TrafficReport } from '@drydock/balancer';

type Metric = TrafficReport['metrics'][number];

export interface RegionTraffic extends Omit<TrafficReport, 'metrics'> {
  readonly region: string;
  readonly metrics: readonly FollowedMetric[];
}

/** Of a metric with percentiles, these instead of each value. */
export interface FollowedMetric extends Omit<Metric, 'values'> {
  readonly p50?: number;
  readonly p99?: number;
}

type Listener = (traffic: RegionTraffic) => void;

export class TrafficFeed {
  readonly #listeners = new Set<Listener>();

  publish(region: string, { from, to, metrics }: TrafficReport): void {
    if (this.#listeners.size === 0) return;
    const traffic = { from, to, metrics: metrics.map(withPercentiles), region };
    for (const listener of this.#listeners) listener(traffic);
  }

  /** Returns what ends it. */
  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

function withPercentiles({ values, ...metric }: Metric): FollowedMetric {
  if (!values) return metric;
  const sorted = [...values].sort(([a], [b]) => a - b);
  return { ...metric, p50: percentile(sorted, 0.5), p99: percentile(sorted, 0.99) };
}

/** The smallest value that is no smaller than this share of all. @param sorted values with how often each occurred, rising; not empty */
function percentile(sorted: readonly (readonly [number, number])[], share: number): number {
  const wanted = share * sorted.reduce((sum, [, times]) => sum + times, 0);
  let seen = 0;
  for (const [value, times] of sorted) {
    seen += times;
    if (seen >= wanted) return value;
  }
  return sorted.at(-1)![0];
}
