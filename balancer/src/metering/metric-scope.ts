// What one load balancer, or one of its target groups, saw in one availability zone since the last report.
import { hasPercentiles, type MetricName } from '../contract/metrics.ts';
import type { Dimensions } from './dimensions.ts';
import type { RolledUpMetric } from './rolled-up.ts';
import { begin, emptySample, observe, type Sample } from './sample.ts';

/** What was observed of a metric. */
export interface ScopedSample {
  readonly name: MetricName;
  readonly sample: Sample;
  /** What it is part of, once it has been reported. */
  totals: readonly RolledUpMetric[] | undefined;
}

export class MetricScope {
  readonly dimensions: Dimensions;
  /** What was ever observed here; nothing since the last report where the count is 0. */
  readonly samples: ScopedSample[] = [];
  readonly #byName = new Map<MetricName, ScopedSample>();

  constructor(dimensions: Dimensions) {
    this.dimensions = dimensions;
  }

  /** @param times how many observations have this value */
  add(name: MetricName, value = 1, times = 1): void {
    const { sample } = this.of(name);
    if (sample.count > 0) observe(sample, value, times, hasPercentiles(name));
    else begin(sample, value, times);
  }

  of(name: MetricName): ScopedSample {
    let own = this.#byName.get(name);
    if (own === undefined) {
      own = { name, sample: emptySample(), totals: undefined };
      this.#byName.set(name, own);
      this.samples.push(own);
    }
    return own;
  }
}
