// What a target group's attributes mean, read once a table.
// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-attributes
import type { BalancedTargetGroup } from '../contract/routing-table.ts';

export interface GroupSettings {
  readonly algorithm: string;
  /** 0 without slow start. */
  readonly slowStartMs: number;
  /** Always on for an application load balancer, unless the target group turns it off. */
  readonly crossZone: boolean;
  readonly stickiness: StickinessSettings | undefined;
  readonly multiValueHeaders: boolean;
}

export interface StickinessSettings {
  readonly kind: string;
  readonly seconds: number;
  /** The application's own; empty for other kinds. */
  readonly cookieName: string;
}

export function groupSettings({ attributes }: BalancedTargetGroup): GroupSettings {
  return {
    algorithm: attributes['load_balancing.algorithm.type'] ?? 'round_robin',
    slowStartMs: 1000 * Number(attributes['slow_start.duration_seconds'] ?? 0),
    crossZone: attributes['load_balancing.cross_zone.enabled'] !== 'false',
    stickiness: attributes['stickiness.enabled'] === 'true' ? stickinessSettings(attributes) : undefined,
    multiValueHeaders: attributes['lambda.multi_value_headers.enabled'] === 'true',
  };
}

function stickinessSettings(attributes: BalancedTargetGroup['attributes']): StickinessSettings {
  const kind = attributes['stickiness.type'] ?? '';
  return {
    kind,
    seconds: Number(attributes[`stickiness.${kind}.duration_seconds`] ?? 86_400),
    cookieName: attributes['stickiness.app_cookie.cookie_name'] ?? '',
  };
}
