// What one load balancer, or one of its target groups, saw in one availability zone since the last report.
import type { MetricName } from '../contract/metrics.ts';
import { firstObserved, observe, type Sample } from './sample.ts';

const withPercentiles: MetricName = 'TargetResponseTime';

export type Dimensions = Readonly<Record<string, string>>;

export class MetricScope {
  readonly dimensions: Dimensions;
  readonly samples = new Map<MetricName, Sample>();

  constructor(dimensions: Dimensions) {
    this.dimensions = dimensions;
  }

  /** @param times how many observations have this value */
  add(name: MetricName, value = 1, times = 1): void {
    const sample = this.samples.get(name);
    if (sample) observe(sample, value, times);
    else this.samples.set(name, firstObserved(value, times, name === withPercentiles));
  }
}
