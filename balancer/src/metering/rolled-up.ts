// The sets of dimensions that what one zone saw adds up to: for the load balancer with and without its zone, and so on. Each
// is found once, so that a report merges numbers and compares no names.
import { hasPercentiles, type MetricName, metricDefinition } from '../contract/metrics.ts';
import type { TrafficReport } from '../contract/reports.ts';
import type { Dimensions } from './dimensions.ts';
import { merge, mergeParts, type Sample } from './sample.ts';

type Reported = TrafficReport['metrics'][number];

/** One metric with one set of dimensions. */
export class RolledUpMetric {
  readonly #name: MetricName;
  readonly #dimensions: Dimensions;
  readonly #unit: Reported['unit'];
  readonly #areParts: boolean;
  #open: (Omit<Reported, keyof Sample> & Sample) | undefined;
  /** The last minute in which something was observed. */
  #observedIn = Number.NaN;

  constructor(name: MetricName, dimensions: Dimensions) {
    this.#name = name;
    this.#dimensions = dimensions;
    const { unit, parts = false } = metricDefinition(name);
    this.#unit = unit;
    this.#areParts = parts;
  }

  /** @returns the metric where this begins its part of the report */
  add(sample: Sample, minute: number): Reported | undefined {
    this.#observedIn = minute;
    if (this.#open) {
      if (this.#areParts) mergeParts(this.#open, sample);
      else merge(this.#open, sample, hasPercentiles(this.#name));
      return undefined;
    }
    return this.#begin(sample);
  }

  /** Reports nothing as 0, unless something was observed in this minute. */
  addZero(minute: number): Reported | undefined {
    if (this.#observedIn === minute || this.#open) return undefined;
    return this.#begin({ sum: 0, count: 1, min: 0, max: 0 });
  }

  /** The report is over. */
  close(): void {
    this.#open = undefined;
  }

  #begin({ sum, count, min, max, values }: Sample): Reported {
    const begun = {
      name: this.#name,
      dimensions: this.#dimensions,
      unit: this.#unit,
      sum,
      count,
      min,
      max,
      values: values && new Map(values),
    };
    this.#open = begun;
    return begun;
  }
}

export class RolledUp {
  readonly #dimensions = new Map<string, Dimensions>();
  readonly #metrics = new Map<Dimensions, Map<MetricName, RolledUpMetric>>();

  /** What a metric is part of. @param finest the dimensions that one zone saw it with */
  of(finest: Dimensions, name: MetricName): readonly RolledUpMetric[] {
    return dimensionSets(finest, name).map((set) => this.#metric(this.#same(set), name));
  }

  /** One object for the same dimensions, which never changes: what it stands for is looked up by it. */
  #same(dimensions: Dimensions): Dimensions {
    const key = JSON.stringify(Object.entries(dimensions));
    const known = this.#dimensions.get(key) ?? Object.freeze(dimensions);
    this.#dimensions.set(key, known);
    return known;
  }

  #metric(dimensions: Dimensions, name: MetricName): RolledUpMetric {
    const byName = this.#metrics.get(dimensions) ?? new Map<MetricName, RolledUpMetric>();
    this.#metrics.set(dimensions, byName);
    const metric = byName.get(name) ?? new RolledUpMetric(name, dimensions);
    byName.set(name, metric);
    return metric;
  }
}

/** Those of the metric's sets of dimensions that the scope can give. */
function dimensionSets(finest: Dimensions, name: MetricName): Dimensions[] {
  const given = metricDefinition(name).dimensions.filter((set) =>
    set.every((dimension) => finest[dimension]),
  );
  return given.map((set) => Object.fromEntries(set.map((dimension) => [dimension, finest[dimension]!])));
}
