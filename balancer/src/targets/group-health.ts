// Target group health: whether enough targets are healthy for a node of the load balancer to stay in DNS, and to leave
// unhealthy targets out. Pure.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-health
import type { BalancedTargetGroup } from '../contract/routing-table.ts';

export type UnhealthyStateAction = 'dns_failover' | 'unhealthy_state_routing';

/** Whether both thresholds of an action are met; one that is off always is. */
export function isMet(
  action: UnhealthyStateAction,
  { attributes }: BalancedTargetGroup,
  healthy: number,
  registered: number,
): boolean {
  const minimum = (kind: 'count' | 'percentage') =>
    attributes[`target_group_health.${action}.minimum_healthy_targets.${kind}`];
  return (
    healthy >= threshold(minimum('count'), 1) &&
    100 * healthy >= threshold(minimum('percentage'), 0) * registered
  );
}

function threshold(text: string | undefined, otherwise: number): number {
  if (text === undefined || text === '') return otherwise;
  return text === 'off' ? 0 : Number(text);
}
