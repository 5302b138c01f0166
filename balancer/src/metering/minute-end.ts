// Metrics reported once near the end of each minute, so that CloudWatch gets one datum per minute: open
// connections, capacity units, and a zero for metrics that AWS reports even when nothing happened.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html (Reporting criteria)
import type { Millis } from '../contract/clock.ts';
import type { CompiledLoadBalancer, CompiledTable } from '../routing/compiled-table.ts';
import type { TargetGroup } from '../targets/target-group.ts';
import type { TargetGroups } from '../targets/target-groups.ts';
import type { TrafficMetrics } from './traffic-metrics.ts';

const minuteMs = 60_000;
/** Longer than the interval between reports, so that one falls into it. */
const endMs = 2500;

/** Reported for target groups that have targets. */
const withTargets = [
  'RequestCount',
  'HTTPCode_Target_2XX_Count',
  'HTTPCode_Target_3XX_Count',
  'HTTPCode_Target_4XX_Count',
  'HTTPCode_Target_5XX_Count',
] as const;

export class MinuteEnd {
  readonly #metrics: TrafficMetrics;
  #lastAt: Millis;

  constructor(metrics: TrafficMetrics, now: Millis) {
    this.#metrics = metrics;
    this.#lastAt = now;
  }

  /** @param countClients counts the open connections of clients. */
  take(table: CompiledTable, groups: TargetGroups, countClients: () => void, now: Millis): void {
    if (!isMinuteEnd(this.#lastAt, now)) return;
    const elapsedMs = now - this.#lastAt;
    this.#lastAt = now;
    countClients();
    for (const [loadBalancer, used] of usedGroups(table, groups)) {
      for (const group of used) this.#countTargets(loadBalancer, group);
      this.#zeros(loadBalancer, used);
      const { fullName, availabilityZones } = loadBalancer;
      const units = this.#metrics.capacity(fullName).take(elapsedMs);
      this.#metrics.loadBalancer(fullName, availabilityZones[0] ?? '').add('ConsumedLCUs', units);
    }
  }

  /** Connections to targets are active ones too. */
  #countTargets({ fullName, availabilityZones }: CompiledLoadBalancer, group: TargetGroup): void {
    for (const { pool, registration } of group.targets.values()) {
      if (pool.connections === 0) continue;
      const zone =
        registration.availabilityZone === 'all'
          ? (availabilityZones[0] ?? '')
          : registration.availabilityZone;
      this.#metrics.loadBalancer(fullName, zone).add('ActiveConnectionCount', pool.connections);
    }
  }

  #zeros({ fullName, availabilityZones }: CompiledLoadBalancer, groups: readonly TargetGroup[]): void {
    for (const zone of availabilityZones) {
      const own = this.#metrics.loadBalancer(fullName, zone);
      this.#metrics.zeroUnlessReported('ForwardedInvalidHeaderRequestCount', own);
      for (const group of groups) {
        if (group.targets.size === 0) continue;
        const scope = this.#metrics.targetGroup(fullName, group.source.fullName, zone);
        for (const name of withTargets) this.#metrics.zeroUnlessReported(name, scope);
        if (group.settings.stickiness) this.#metrics.zeroUnlessReported('NonStickyRequestCount', own);
      }
    }
  }
}

/** Once at the end of each minute; late rather than never when the clock jumped over it. */
export function isMinuteEnd(lastAt: Millis, now: Millis): boolean {
  const endFrom = (Math.floor((lastAt + endMs) / minuteMs) + 1) * minuteMs - endMs;
  return now >= endFrom;
}

function usedGroups(
  table: CompiledTable,
  groups: TargetGroups,
): ReadonlyMap<CompiledLoadBalancer, readonly TargetGroup[]> {
  const used = new Map<CompiledLoadBalancer, TargetGroup[]>();
  for (const { loadBalancer, rules } of table.listeners.values()) {
    if (loadBalancer.isNetwork) continue;
    const own = used.get(loadBalancer) ?? [];
    used.set(loadBalancer, own);
    for (const { arn } of rules.flatMap((rule) => rule.groups)) {
      const group = groups.get(arn);
      if (group && !own.includes(group)) own.push(group);
    }
  }
  return used;
}
