// What one load balancer, or one of its target groups, saw in one availability zone since the last report.
import type { MetricName } from '../contract/metrics.ts';
import type { RolledUpMetric } from './rolled-up.ts';
import { begin, emptySample, observe, type Sample } from './sample.ts';

const withPercentiles: MetricName = 'TargetResponseTime';

export type Dimensions = Readonly<Record<string, string>>;

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
  readonly #byName = new Map<MetricName, Sample>();

  constructor(dimensions: Dimensions) {
    this.dimensions = dimensions;
  }

  /** @param times how many observations have this value */
  add(name: MetricName, value = 1, times = 1): void {
    let sample = this.#byName.get(name);
    if (sample === undefined) {
      sample = emptySample();
      this.#byName.set(name, sample);
      this.samples.push({ name, sample, totals: undefined });
    }
    if (sample.count > 0) observe(sample, value, times);
    else begin(sample, value, times, name === withPercentiles);
  }
}
