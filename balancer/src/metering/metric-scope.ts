// What one load balancer, or one of its target groups, saw in one availability zone since the last report.
import type { MetricName } from '../contract/metrics.ts';
import { begin, emptySample, observe, type Sample } from './sample.ts';

const withPercentiles: MetricName = 'TargetResponseTime';

export type Dimensions = Readonly<Record<string, string>>;

export class MetricScope {
  readonly dimensions: Dimensions;
  /** What was ever observed here; nothing since the last report where the count is 0. */
  readonly samples = new Map<MetricName, Sample>();

  constructor(dimensions: Dimensions) {
    this.dimensions = dimensions;
  }

  /** @param times how many observations have this value */
  add(name: MetricName, value = 1, times = 1): void {
    let sample = this.samples.get(name);
    if (sample === undefined) {
      sample = emptySample();
      this.samples.set(name, sample);
    }
    if (sample.count > 0) observe(sample, value, times);
    else begin(sample, value, times, name === withPercentiles);
  }
}
