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
  /** Whether it belongs to a network load balancer. */
  readonly isNetwork: boolean;
  /** For network load balancers: all flows of a client go to one target. */
  readonly sourceIpSticky: boolean;
  readonly proxyProtocol: boolean;
  /** Whether flows end with the deregistration delay, and when their target becomes unhealthy. */
  readonly terminatesDrained: boolean;
  readonly terminatesUnhealthy: boolean;
}

export interface StickinessSettings {
  readonly kind: string;
  readonly seconds: number;
  /** The application's own; empty for other kinds. */
  readonly cookieName: string;
}

export function groupSettings({ attributes, protocol }: BalancedTargetGroup): GroupSettings {
  const isNetwork = protocol !== 'HTTP' && protocol !== 'HTTPS';
  const sticky = attributes['stickiness.enabled'] === 'true';
  return {
    isNetwork,
    sourceIpSticky: isNetwork && sticky,
    proxyProtocol: isNetwork && attributes['proxy_protocol_v2.enabled'] === 'true',
    terminatesDrained: attributes['deregistration_delay.connection_termination.enabled'] === 'true',
    terminatesUnhealthy:
      attributes['target_health_state.unhealthy.connection_termination.enabled'] !== 'false',
    algorithm: attributes['load_balancing.algorithm.type'] ?? 'round_robin',
    slowStartMs: 1000 * Number(attributes['slow_start.duration_seconds'] ?? 0),
    crossZone: attributes['load_balancing.cross_zone.enabled'] !== 'false',
    stickiness: sticky && !isNetwork ? stickinessSettings(attributes) : undefined,
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
