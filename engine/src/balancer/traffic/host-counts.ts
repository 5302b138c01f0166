// HealthyHostCount and UnHealthyHostCount: gauges, taken once a report for every target group that a rule uses.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
import type { CompiledTable } from '../routing/compiled-table.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

export function reportHosts(table: CompiledTable, groups: TargetGroups, metrics: TrafficMetrics): void {
  const seen = new Set<string>();
  for (const { loadBalancer, rules } of table.listeners.values()) {
    for (const { arn } of rules.flatMap((rule) => rule.groups)) {
      const group = groups.get(arn);
      if (!group || seen.has(arn)) continue;
      seen.add(arn);
      for (const zone of loadBalancer.availabilityZones) {
        // A draining target is neither: deregistering lowers the healthy count without raising the other.
        const hosts = [...group.targets.values()].filter(
          (target) => !target.draining && target.registration.availabilityZone === zone,
        );
        const healthy = hosts.filter((target) => target.state === 'healthy').length;
        const unhealthy = hosts.filter((target) => target.state === 'unhealthy').length;
        const scope = metrics.targetGroup(loadBalancer.fullName, group.source.fullName, zone);
        scope.add('HealthyHostCount', healthy);
        scope.add('UnHealthyHostCount', unhealthy);
      }
    }
  }
}
