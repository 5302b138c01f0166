// The metrics of AWS/ApplicationELB, collected at their finest dimensions and rolled up for each report.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html

import type { Millis } from '../contract/clock.ts';
import type { MetricName } from '../contract/metrics.ts';
import type { TrafficReport } from '../contract/reports.ts';
import { CapacityUnits } from './capacity-units.ts';
import { MetricScope, type ScopedSample } from './metric-scope.ts';
import { RolledUp, type RolledUpMetric } from './rolled-up.ts';

const minuteMs = 60_000;

export class TrafficMetrics {
  #from: Millis;
  readonly #scopes: MetricScope[] = [];
  readonly #loadBalancers = new Map<string, Map<string, MetricScope>>();
  readonly #targetGroups = new Map<string, Map<string, MetricScope>>();
  readonly #capacity = new Map<string, CapacityUnits>();
  readonly #rolledUp = new RolledUp();
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
    // CloudWatch's periods begin on the minute.
    const minute = Math.floor(now / minuteMs);
    const metrics: TrafficReport['metrics'][number][] = [];
    const open: RolledUpMetric[] = [];
    const add = (total: RolledUpMetric, begun: (typeof metrics)[number] | undefined) => {
      if (!begun) return;
      metrics.push(begun);
      open.push(total);
    };
    for (const scope of this.#scopes) {
      for (const each of scope.samples) {
        if (each.sample.count === 0) continue;
        for (const total of this.#totals(scope, each)) add(total, total.add(each.sample, minute));
        each.sample.count = 0;
      }
    }
    for (const { name, scope } of this.#zeros)
      for (const total of this.#totals(scope, scope.of(name))) add(total, total.addZero(minute));
    this.#zeros.length = 0;
    for (const total of open) total.close();
    const from = this.#from;
    this.#from = now;
    return metrics.length === 0 ? undefined : { from, to: now, metrics };
  }

  #totals(scope: MetricScope, sample: ScopedSample): readonly RolledUpMetric[] {
    sample.totals ??= this.#rolledUp.of(scope.dimensions, sample.name);
    return sample.totals;
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
