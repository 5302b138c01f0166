// The metrics of AWS/ApplicationELB, collected at their finest dimensions and rolled up for each report.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html

import type { Millis } from '../contract/clock.ts';
import { type MetricName, metricDefinition } from '../contract/metrics.ts';
import type { TrafficReport } from '../contract/reports.ts';
import { CapacityUnits } from './capacity-units.ts';

const minuteMs = 60_000;

interface Sample {
  sum: number;
  count: number;
  min: number;
  max: number;
  /** How often each value occurred, of what percentiles are asked. */
  values?: Map<number, number>;
}

const withPercentiles: MetricName = 'TargetResponseTime';

type Dimensions = Readonly<Record<string, string>>;

/** What one load balancer (or one of its target groups) saw in one availability zone. */
export class MetricScope {
  readonly dimensions: Dimensions;
  readonly samples = new Map<MetricName, Sample>();

  constructor(dimensions: Dimensions) {
    this.dimensions = dimensions;
  }

  /** @param times how many observations have this value */
  add(name: MetricName, value = 1, times = 1): void {
    const sample = this.samples.get(name);
    if (!sample) {
      const values = name === withPercentiles ? { values: new Map([[rounded(value), times]]) } : {};
      this.samples.set(name, { sum: value * times, count: times, min: value, max: value, ...values });
      return;
    }
    if (sample.values) addValue(sample, value, times);
    sample.sum += value * times;
    sample.count += times;
    if (value < sample.min) sample.min = value;
    if (value > sample.max) sample.max = value;
  }
}

export class TrafficMetrics {
  #from: Millis;
  readonly #scopes: MetricScope[] = [];
  readonly #loadBalancers = new Map<string, Map<string, MetricScope>>();
  readonly #targetGroups = new Map<string, Map<string, MetricScope>>();
  readonly #capacity = new Map<string, CapacityUnits>();
  /** What was reported in this minute of the clock: CloudWatch's periods begin on the minute. */
  readonly #reported = new Set<string>();
  #minute = 0;
  readonly #zeros: { readonly name: MetricName; readonly scope: MetricScope }[] = [];

  constructor(now: Millis) {
    this.#from = now;
  }

  loadBalancer(fullName: string, zone: string): MetricScope {
    return this.#scope(this.#loadBalancers, fullName, zone, (LoadBalancer, AvailabilityZone) => ({
      LoadBalancer,
      AvailabilityZone,
    }));
  }

  targetGroup(loadBalancer: string, targetGroup: string, zone: string): MetricScope {
    return this.#scope(this.#targetGroups, targetGroup, zone, (TargetGroup, AvailabilityZone) => ({
      LoadBalancer: loadBalancer,
      TargetGroup,
      AvailabilityZone,
    }));
  }

  /** What a load balancer is used for, in terms of ConsumedLCUs. */
  capacity(loadBalancer: string): CapacityUnits {
    let used = this.#capacity.get(loadBalancer);
    if (!used) {
      used = new CapacityUnits();
      this.#capacity.set(loadBalancer, used);
    }
    return used;
  }

  /** Reports this metric as 0 next time, unless a value has been reported in this minute. */
  zeroUnlessReported(name: MetricName, scope: MetricScope): void {
    this.#zeros.push({ name, scope });
  }

  /** What has been collected since the last report; undefined when there was nothing. */
  take(now: Millis): TrafficReport | undefined {
    const minute = Math.floor(now / minuteMs);
    if (minute !== this.#minute) this.#reported.clear();
    this.#minute = minute;
    const rolled = new Map<
      string,
      { readonly dimensions: Dimensions; readonly samples: MetricScope['samples'] }
    >();
    const into = (dimensions: Dimensions, key: string) => {
      let found = rolled.get(key);
      if (!found) {
        found = { dimensions, samples: new Map() };
        rolled.set(key, found);
      }
      return found.samples;
    };
    for (const scope of this.#scopes) {
      for (const [name, sample] of scope.samples) {
        for (const dimensions of dimensionSets(scope.dimensions, name)) {
          const key = keyOf(dimensions);
          merge(into(dimensions, key), name, sample);
          this.#reported.add(`${name}|${key}`);
        }
      }
      scope.samples.clear();
    }
    for (const { name, scope } of this.#zeros) {
      for (const dimensions of dimensionSets(scope.dimensions, name)) {
        const key = keyOf(dimensions);
        if (!this.#reported.has(`${name}|${key}`))
          into(dimensions, key).set(name, { sum: 0, count: 1, min: 0, max: 0 });
      }
    }
    this.#zeros.length = 0;
    const from = this.#from;
    this.#from = now;
    if (rolled.size === 0) return undefined;
    const metrics = [...rolled.values()].flatMap(({ dimensions, samples }) =>
      [...samples].map(([name, sample]) => ({
        name,
        dimensions,
        unit: metricDefinition(name).unit,
        ...sample,
      })),
    );
    return { from, to: now, metrics };
  }

  // A target group belongs to one load balancer, so its own name is enough to find it by.
  #scope(
    scopes: Map<string, Map<string, MetricScope>>,
    name: string,
    zone: string,
    dimensions: (name: string, zone: string) => Record<string, string>,
  ): MetricScope {
    let zones = scopes.get(name);
    if (!zones) {
      zones = new Map();
      scopes.set(name, zones);
    }
    let scope = zones.get(zone);
    if (!scope) {
      scope = new MetricScope(dimensions(name, zone));
      zones.set(zone, scope);
      this.#scopes.push(scope);
    }
    return scope;
  }
}

/** Those of the metric's sets of dimensions that the scope can give. */
function dimensionSets(finest: Dimensions, name: MetricName): Dimensions[] {
  const given = metricDefinition(name).dimensions.filter((set) =>
    set.every((dimension) => finest[dimension]),
  );
  return given.map((set) => Object.fromEntries(set.map((dimension) => [dimension, finest[dimension]!])));
}

const keyOf = (dimensions: Dimensions) =>
  Object.values(dimensions).join('|') + Object.keys(dimensions).join('|');

function merge(into: MetricScope['samples'], name: MetricName, sample: Sample): void {
  const known = into.get(name);
  if (!known) {
    into.set(name, { ...sample, ...(sample.values && { values: new Map(sample.values) }) });
    return;
  }
  known.sum += sample.sum;
  if (metricDefinition(name).parts) {
    known.min += sample.min;
    known.max += sample.max;
    return;
  }
  known.count += sample.count;
  known.min = Math.min(known.min, sample.min);
  known.max = Math.max(known.max, sample.max);
  if (!sample.values) delete known.values;
  for (const [value, count] of sample.values ?? []) addValue(known, value, count);
}

function addValue(sample: Sample, value: number, count: number): void {
  const key = rounded(value);
  sample.values?.set(key, (sample.values.get(key) ?? 0) + count);
}

/** Three significant digits keep the distribution small. */
const rounded = (value: number) => Number(value.toPrecision(3));
