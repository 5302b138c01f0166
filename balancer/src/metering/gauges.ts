// Gauges of every target group that a rule uses: its hosts, and whether zones meet its health
// requirements. Reported when they change and otherwise rarely, so that an idle balancer stays idle.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html

import type { Millis } from '../contract/clock.ts';
import type { MetricName } from '../contract/metrics.ts';
import type { CompiledLoadBalancer, CompiledTable } from '../routing/compiled-table.ts';
import { isMitigated } from '../targets/anomaly-detection.ts';
import type { Target } from '../targets/target.ts';
import type { Eligible, TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

const hostsEveryMs = 10_000;

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
}

export class Gauges {
  readonly #metrics: TrafficMetrics;
  #reported = new Map<TargetGroup, Reported>();

  constructor(metrics: TrafficMetrics) {
    this.#metrics = metrics;
  }

  /** @param onlyChanged leaves out groups that are as they were, however long ago they were reported */
  take(table: CompiledTable, groups: TargetGroups, now: Millis, onlyChanged = false): void {
    const reported = new Map<TargetGroup, Reported>();
    for (const { loadBalancer, rules } of table.listeners.values())
      for (const rule of rules)
        for (const { arn } of rule.groups) {
          const group = groups.get(arn);
          if (!group || reported.has(group)) continue;
          const before = this.#reported.get(group);
          const hosts = hostsOf(group, loadBalancer);
          const isDue = !before || (!onlyChanged && now - before.at >= hostsEveryMs);
          const isNews = isDue || !areSame(before.hosts, hosts);
          if (isNews) this.#add(group, hosts);
          reported.set(group, isNews ? { at: now, hosts } : before);
        }
    this.#reported = reported;
  }

  #add({ source }: TargetGroup, hosts: readonly ZoneHosts[]): void {
    for (const { loadBalancer, zone, values } of hosts) {
      const scope = this.#metrics.targetGroup(loadBalancer, source.fullName, zone);
      for (const name in values) scope.add(name as MetricName, values[name as MetricName]);
    }
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
      ...hostCounts(hostsIn(group, zone, index === 0), withAnomalies),
      ...(loadBalancer.isNetwork ? {} : zoneStates(group.eligible(zone))),
    },
  }));
}

function hostCounts(hosts: readonly Target[], withAnomalies: boolean): Values {
  const count = (is: (target: Target) => boolean) => hosts.filter(is).length;
  return {
    HealthyHostCount: count(({ state }) => state === 'healthy'),
    UnHealthyHostCount: count(({ state }) => state === 'unhealthy'),
    ...(withAnomalies && {
      AnomalousHostCount: count(({ anomaly }) => anomaly.anomalous),
      MitigatedHostCount: count(({ anomaly }) => isMitigated(anomaly)),
    }),
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

// A draining target counts as neither: deregistering lowers the healthy count without raising the other. A target in
// all zones (an address outside of the VPC) is counted once, in the first.
function hostsIn(group: TargetGroup, zone: string, first: boolean) {
  return [...group.targets.values()].filter(({ draining, registration: { availabilityZone } }) => {
    return !draining && (availabilityZone === zone || (first && availabilityZone === 'all'));
  });
}
