// What is measured and not counted: healthy and unhealthy hosts of every target group that a rule uses, and open
// connections. Taken seldom, so that a balancer at rest is at rest; hosts also as soon as they change.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
import type { Millis } from '../../kernel/clock.ts';
import type { CompiledTable } from '../routing/compiled-table.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

const hostsEveryMs = 10_000;
/** Its statistic is the sum over a minute: taken more often it would be a multiple of the connections. */
const connectionsEveryMs = 60_000;

interface ZoneHosts {
  readonly loadBalancer: string;
  readonly targetGroup: string;
  readonly zone: string;
  readonly healthy: number;
  readonly unhealthy: number;
}

export class Gauges {
  readonly #metrics: TrafficMetrics;
  #hostsAt = Number.NEGATIVE_INFINITY;
  #hosts = '';
  #connectionsAt: Millis;

  constructor(metrics: TrafficMetrics, now: Millis) {
    this.#metrics = metrics;
    this.#connectionsAt = now;
  }

  take(table: CompiledTable, groups: TargetGroups, countActive: () => void, now: Millis): void {
    const hosts = hostsOf(table, groups);
    const seen = JSON.stringify(hosts);
    if (seen !== this.#hosts || now - this.#hostsAt >= hostsEveryMs) {
      this.#hosts = seen;
      this.#hostsAt = now;
      for (const { loadBalancer, targetGroup, zone, healthy, unhealthy } of hosts) {
        const scope = this.#metrics.targetGroup(loadBalancer, targetGroup, zone);
        scope.add('HealthyHostCount', healthy);
        scope.add('UnHealthyHostCount', unhealthy);
      }
    }
    if (now - this.#connectionsAt >= connectionsEveryMs) {
      this.#connectionsAt = now;
      countActive();
    }
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
        const hosts = hostsIn(group, zone, index === 0);
        found.push({
          loadBalancer: loadBalancer.fullName,
          targetGroup: group.source.fullName,
          zone,
          healthy: hosts.filter(({ state }) => state === 'healthy').length,
          unhealthy: hosts.filter(({ state }) => state === 'unhealthy').length,
        });
      }
    }
  }
  return found;
}

// A draining target is neither: deregistering lowers the healthy count without raising the other. One of all zones
// (an address outside of the VPC) is counted once, in the first.
function hostsIn(group: TargetGroup, zone: string, first: boolean) {
  return [...group.targets.values()].filter(({ draining, registration: { availabilityZone } }) => {
    return !draining && (availabilityZone === zone || (first && availabilityZone === 'all'));
  });
}
