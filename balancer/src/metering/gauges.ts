// Gauges of every target group that a rule uses: its hosts, and whether zones meet its health
// requirements. Reported when they change and otherwise rarely, so that an idle balancer stays idle.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html

import type { Millis } from '../contract/clock.ts';
import type { MetricName } from '../contract/metrics.ts';
import type { TrafficReport } from '../contract/reports.ts';
import type { CompiledLoadBalancer, CompiledTable } from '../routing/compiled-table.ts';
import { isMitigated } from '../targets/anomaly-detection.ts';
import type { Eligible, TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import { TrafficMetrics } from './traffic-metrics.ts';

const hostsEveryMs = 10_000;

type Metric = TrafficReport['metrics'][number];
type Values = Readonly<Partial<Record<MetricName, number>>>;

interface ZoneHosts {
  readonly loadBalancer: string;
  readonly zone: string;
  readonly values: Values;
}

/** What was reported of a group last. */
interface Reported {
  readonly at: Millis;
  readonly hosts: readonly ZoneHosts[];
  readonly metrics: readonly Metric[];
}

export class Gauges {
  #reported = new Map<TargetGroup, Reported>();
  /** Each group's own: its metrics are put together when they change, and otherwise reported again as they are. */
  readonly #metrics = new WeakMap<TargetGroup, TrafficMetrics>();

  /** @param onlyChanged leaves out groups that are as they were, however long ago they were reported */
  take(table: CompiledTable, groups: TargetGroups, now: Millis, onlyChanged = false): readonly Metric[] {
    const reported = new Map<TargetGroup, Reported>();
    const metrics: Metric[] = [];
    for (const { loadBalancer, rules } of table.listeners.values())
      for (const rule of rules)
        for (const { arn } of rule.groups) {
          const group = groups.get(arn);
          if (!group || reported.has(group)) continue;
          const before = this.#reported.get(group);
          const hosts = hostsOf(group, loadBalancer);
          const isSame = before !== undefined && areSame(before.hosts, hosts);
          if (isSame && (onlyChanged || now - before.at < hostsEveryMs)) {
            reported.set(group, before);
            continue;
          }
          const own = isSame ? before.metrics : this.#metricsOf(group, hosts, now);
          metrics.push(...own);
          reported.set(group, { at: now, hosts, metrics: own });
        }
    this.#reported = reported;
    return metrics;
  }

  #metricsOf(group: TargetGroup, hosts: readonly ZoneHosts[], now: Millis): readonly Metric[] {
    const metrics = this.#metrics.get(group) ?? new TrafficMetrics(now);
    this.#metrics.set(group, metrics);
    for (const { loadBalancer, zone, values } of hosts) {
      const scope = metrics.targetGroup(loadBalancer, group.source.fullName, zone);
      for (const name in values) scope.add(name as MetricName, values[name as MetricName]);
    }
    return metrics.take(now)?.metrics ?? [];
  }
}

function areSame(a: readonly ZoneHosts[], b: readonly ZoneHosts[]): boolean {
  if (a.length !== b.length) return false;
  return a.every(({ loadBalancer, zone, values }, index) => {
    const other = b[index]!;
    return loadBalancer === other.loadBalancer && zone === other.zone && haveSameValues(values, other.values);
  });
}

function haveSameValues(a: Values, b: Values): boolean {
  for (const name in a) if (a[name as MetricName] !== b[name as MetricName]) return false;
  for (const name in b) if (!(name in a)) return false;
  return true;
}

/** In each zone of the load balancer. */
function hostsOf(group: TargetGroup, loadBalancer: CompiledLoadBalancer): ZoneHosts[] {
  const withAnomalies = group.source.targetType !== 'lambda' && !loadBalancer.isNetwork;
  return loadBalancer.availabilityZones.map((zone, index) => ({
    loadBalancer: loadBalancer.fullName,
    zone,
    values: {
      ...hostCounts(group, zone, index === 0, withAnomalies),
      ...(loadBalancer.isNetwork ? {} : zoneStates(group.eligible(zone))),
    },
  }));
}

// A draining target counts as neither: deregistering lowers the healthy count without raising the other. A target in
// all zones (an address outside of the VPC) is counted once, in the first.
function hostCounts(group: TargetGroup, zone: string, isFirst: boolean, withAnomalies: boolean): Values {
  let [healthy, unhealthy, anomalous, mitigated] = [0, 0, 0, 0];
  for (const { draining, state, anomaly, registration } of group.targets.values()) {
    const { availabilityZone } = registration;
    if (draining || !(availabilityZone === zone || (isFirst && availabilityZone === 'all'))) continue;
    if (state === 'healthy') healthy += 1;
    if (state === 'unhealthy') unhealthy += 1;
    if (anomaly.anomalous) anomalous += 1;
    if (isMitigated(anomaly)) mitigated += 1;
  }
  return {
    HealthyHostCount: healthy,
    UnHealthyHostCount: unhealthy,
    ...(withAnomalies && { AnomalousHostCount: anomalous, MitigatedHostCount: mitigated }),
  };
}

/** 1 or 0 for a zone that does or does not meet the requirements; no datum for a zone without targets. */
function zoneStates({ dnsHealthy, failOpen }: Eligible): Values {
  if (dnsHealthy === undefined) return {};
  return {
    HealthyStateDNS: Number(dnsHealthy),
    UnhealthyStateDNS: Number(!dnsHealthy),
    HealthyStateRouting: Number(!failOpen),
    UnhealthyStateRouting: Number(failOpen),
  };
}
