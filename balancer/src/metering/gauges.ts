// Gauges of every target group that a rule uses: its hosts, and whether zones meet its health
// requirements. Reported when they change and otherwise rarely, so that an idle balancer stays idle.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html

import type { Millis } from '../contract/clock.ts';
import type { MetricName } from '../contract/metrics.ts';
import type { CompiledTable } from '../routing/compiled-table.ts';
import { isMitigated } from '../targets/anomaly-detection.ts';
import type { Target } from '../targets/target.ts';
import type { Eligible, TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

const hostsEveryMs = 10_000;

interface ZoneHosts {
  readonly loadBalancer: string;
  readonly targetGroup: string;
  readonly zone: string;
  readonly values: Readonly<Partial<Record<MetricName, number>>>;
}

export class Gauges {
  readonly #metrics: TrafficMetrics;
  #hostsAt = Number.NEGATIVE_INFINITY;
  #hosts: readonly ZoneHosts[] = [];
  /** The same as a text, once it has been compared. */
  #text: string | undefined;

  constructor(metrics: TrafficMetrics) {
    this.#metrics = metrics;
  }

  take(table: CompiledTable, groups: TargetGroups, now: Millis): void {
    const hosts = hostsOf(table, groups);
    const isDue = now - this.#hostsAt >= hostsEveryMs;
    if (isDue || this.#differ(hosts)) {
      this.#hosts = hosts;
      this.#text = undefined;
      this.#hostsAt = now;
      for (const { loadBalancer, targetGroup, zone, values } of hosts) {
        const scope = this.#metrics.targetGroup(loadBalancer, targetGroup, zone);
        for (const [name, value] of Object.entries(values)) scope.add(name as MetricName, value);
      }
    }
  }

  #differ(hosts: readonly ZoneHosts[]): boolean {
    this.#text ??= JSON.stringify(this.#hosts);
    return JSON.stringify(hosts) !== this.#text;
  }
}

function hostsOf(table: CompiledTable, groups: TargetGroups): ZoneHosts[] {
  const found: ZoneHosts[] = [];
  const seen = new Set<string>();
  for (const { loadBalancer, rules } of table.listeners.values()) {
    for (const { arn } of rules.flatMap((rule) => rule.groups)) {
      const group = groups.get(arn);
      if (!group || seen.has(arn)) continue;
      seen.add(arn);
      for (const [index, zone] of loadBalancer.availabilityZones.entries()) {
        found.push({
          loadBalancer: loadBalancer.fullName,
          targetGroup: group.source.fullName,
          zone,
          values: {
            ...hostCounts(
              hostsIn(group, zone, index === 0),
              group.source.targetType !== 'lambda' && !loadBalancer.isNetwork,
            ),
            ...(loadBalancer.isNetwork ? {} : zoneStates(group.eligible(zone))),
          },
        });
      }
    }
  }
  return found;
}

function hostCounts(hosts: readonly Target[], withAnomalies: boolean): ZoneHosts['values'] {
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
function zoneStates({ dnsHealthy, failOpen }: Eligible): ZoneHosts['values'] {
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
