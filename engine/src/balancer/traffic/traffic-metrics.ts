// What AWS/ApplicationELB counts, gathered at its finest dimensions and rolled up once a report.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
import type { Millis } from '../../kernel/clock.ts';
import type { TrafficReport } from '../../kernel/contracts/balancer.ts';

type Metric = TrafficReport['metrics'][number];

interface Sample {
  unit: Metric['unit'];
  sum: number;
  count: number;
  min: number;
  max: number;
}

/** What one load balancer (or one of its target groups) saw in one availability zone. */
export class MetricScope {
  readonly dimensions: Readonly<Record<string, string>>;
  readonly samples = new Map<string, Sample>();

  constructor(dimensions: Readonly<Record<string, string>>) {
    this.dimensions = dimensions;
  }

  add(name: string, value = 1, unit: Metric['unit'] = 'Count'): void {
    const sample = this.samples.get(name);
    if (!sample) {
      this.samples.set(name, { unit, sum: value, count: 1, min: value, max: value });
      return;
    }
    sample.sum += value;
    sample.count++;
    if (value < sample.min) sample.min = value;
    if (value > sample.max) sample.max = value;
  }
}

// Of a target group only: a load balancer has no such metric.
const targetGroupOnly = new Set(['HealthyHostCount', 'UnHealthyHostCount', 'RequestCountPerTarget']);

export class TrafficMetrics {
  #from: Millis;
  readonly #scopes: MetricScope[] = [];
  readonly #loadBalancers = new Map<string, Map<string, MetricScope>>();
  readonly #targetGroups = new Map<string, Map<string, MetricScope>>();

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

  /** What came together since the last report, or undefined when there was nothing. */
  take(now: Millis): TrafficReport | undefined {
    const rolled = new Map<string, MetricScope>();
    for (const scope of this.#scopes) {
      for (const [name, sample] of scope.samples) {
        for (const dimensions of dimensionSets(scope.dimensions, name)) {
          const key = Object.values(dimensions).join('|') + Object.keys(dimensions).join('|');
          const into = rolled.get(key) ?? new MetricScope(dimensions);
          rolled.set(key, into);
          merge(into, name, sample);
        }
      }
      scope.samples.clear();
    }
    const from = this.#from;
    this.#from = now;
    if (rolled.size === 0) return undefined;
    const metrics = [...rolled.values()].flatMap(({ dimensions, samples }) =>
      [...samples].map(([name, sample]) => ({ name, dimensions, ...sample })),
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

function dimensionSets(finest: Readonly<Record<string, string>>, name: string): Record<string, string>[] {
  const { LoadBalancer, TargetGroup, AvailabilityZone } = finest as {
    LoadBalancer: string;
    TargetGroup?: string;
    AvailabilityZone: string;
  };
  const sets: Record<string, string>[] = [];
  if (TargetGroup !== undefined) {
    sets.push({ LoadBalancer, TargetGroup }, { LoadBalancer, TargetGroup, AvailabilityZone });
  }
  if (!targetGroupOnly.has(name)) sets.push({ LoadBalancer }, { LoadBalancer, AvailabilityZone });
  return sets;
}

function merge(into: MetricScope, name: string, sample: Sample): void {
  const known = into.samples.get(name);
  if (!known) {
    into.samples.set(name, { ...sample });
    return;
  }
  // Hosts are counted zone by zone: together they are the sum, not two observations.
  if (name === 'HealthyHostCount' || name === 'UnHealthyHostCount') {
    known.sum += sample.sum;
    known.min += sample.min;
    known.max += sample.max;
    return;
  }
  known.sum += sample.sum;
  known.count += sample.count;
  known.min = Math.min(known.min, sample.min);
  known.max = Math.max(known.max, sample.max);
}
