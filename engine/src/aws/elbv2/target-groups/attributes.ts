// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html

import { type AttributeTable, flag, oneOf, text, whole, withDefaults } from '../attribute-table.ts';
import { invalidConfiguration, stickyAndRandom } from '../faults.ts';
import type { Attributes } from '../state.ts';

/** A load balancer has at most this many targets. */
const maxTargets = 1000;

const isCount = (value: string) => /^[1-9]\d*$/.test(value) && Number(value) <= maxTargets;
const percentOrOff = {
  byDefault: 'off',
  allows: (value: string) => value === 'off' || /^([1-9]\d?|100)$/.test(value),
};

export const targetGroupAttributes: AttributeTable = {
  'deregistration_delay.timeout_seconds': whole(300, 0, 3600),
  'load_balancing.algorithm.anomaly_mitigation': oneOf('off', 'on'),
  'load_balancing.algorithm.type': oneOf('round_robin', 'least_outstanding_requests', 'weighted_random'),
  'load_balancing.cross_zone.enabled': oneOf('use_load_balancer_configuration', 'true', 'false'),
  'slow_start.duration_seconds': {
    byDefault: '0',
    allows: (value) => value === '0' || (/^\d+$/.test(value) && Number(value) >= 30 && Number(value) <= 900),
  },
  'stickiness.app_cookie.cookie_name': text('', /^(?!AWSALB)[!#$%&'*+.^_`|~0-9A-Za-z-]*$/),
  'stickiness.app_cookie.duration_seconds': whole(86_400, 1, 604_800),
  'stickiness.enabled': flag(false),
  'stickiness.lb_cookie.duration_seconds': whole(86_400, 1, 604_800),
  'stickiness.type': oneOf('lb_cookie', 'app_cookie'),
  'target_group_health.dns_failover.minimum_healthy_targets.count': {
    byDefault: '1',
    allows: (value) => value === 'off' || isCount(value),
  },
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': percentOrOff,
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': {
    byDefault: '1',
    allows: isCount,
  },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': percentOrOff,
};

/** @throws InvalidConfigurationRequest when attributes that are valid alone cannot be combined */
export function checkTogether(set: Attributes, { protocol }: { readonly protocol: string }): void {
  if (protocol !== 'HTTP' && protocol !== 'HTTPS') {
    checkNetwork(set, protocol);
    return;
  }
  const all = withDefaults(targetGroupAttributes, set);
  const algorithm = all['load_balancing.algorithm.type'];
  if (all['slow_start.duration_seconds'] !== '0' && algorithm !== 'round_robin') {
    throw invalidConfiguration(
      `Slow start cannot be enabled with the load balancing algorithm '${algorithm}'`,
    );
  }
  if (all['load_balancing.algorithm.anomaly_mitigation'] === 'on' && algorithm !== 'weighted_random') {
    throw invalidConfiguration('Anomaly mitigation needs the load balancing algorithm weighted_random');
  }
  const sticky = all['stickiness.enabled'] === 'true';
  if (sticky && algorithm === 'weighted_random') throw stickyAndRandom();
  if (sticky && all['load_balancing.cross_zone.enabled'] === 'false') {
    throw invalidConfiguration('Stickiness cannot be enabled while cross-zone load balancing is off');
  }
  const appCookie = sticky && all['stickiness.type'] === 'app_cookie';
  if (appCookie && !all['stickiness.app_cookie.cookie_name']) {
    throw invalidConfiguration('Stickiness of type app_cookie needs stickiness.app_cookie.cookie_name');
  }
  for (const kind of ['count', 'percentage']) {
    const dns = all[`target_group_health.dns_failover.minimum_healthy_targets.${kind}`];
    const routing = all[`target_group_health.unhealthy_state_routing.minimum_healthy_targets.${kind}`];
    if (dns === 'off' || routing === 'off' || Number(dns) >= Number(routing)) continue;
    throw invalidConfiguration(
      `The minimum healthy targets ${kind} '${dns}' for DNS failover must be greater than or equal to ` +
        `that for routing failover, '${routing}'`,
    );
  }
}

function checkNetwork(set: Attributes, protocol: string): void {
  if (set['stickiness.enabled'] === 'true' && protocol === 'TLS') {
    throw invalidConfiguration('Stickiness is not supported for target groups with protocol TLS');
  }
  const isUdp = protocol !== 'TCP' && protocol !== 'TLS';
  if (isUdp && set['preserve_client_ip.enabled'] === 'false') {
    throw invalidConfiguration(
      `Client IP preservation cannot be disabled for target groups with protocol ${protocol}`,
    );
  }
}

/** With cross-zone off each target belongs to a zone: one that is in all of them has none. */
export function checkZones(set: Attributes, targets: readonly { readonly zone: string }[]): void {
  if (isCrossZoneOff(set) && targets.some(({ zone }) => zone === 'all')) {
    throw invalidConfiguration(
      "Cross-zone load balancing cannot be turned off while a target has the Availability Zone 'all'",
    );
  }
}

export function isCrossZoneOff(set: Attributes): boolean {
  return set['load_balancing.cross_zone.enabled'] === 'false';
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html */
const networkGroupAttributes = (isUdp: boolean, keepsClientIp: boolean): AttributeTable => ({
  'deregistration_delay.connection_termination.enabled': flag(isUdp),
  'deregistration_delay.timeout_seconds': whole(300, 0, 3600),
  'load_balancing.cross_zone.enabled': oneOf('use_load_balancer_configuration', 'true', 'false'),
  'preserve_client_ip.enabled': flag(keepsClientIp),
  'proxy_protocol_v2.enabled': flag(false),
  'stickiness.enabled': flag(false),
  'stickiness.type': oneOf('source_ip'),
  'target_group_health.dns_failover.minimum_healthy_targets.count': {
    byDefault: '1',
    allows: (value) => value === 'off' || isCount(value),
  },
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': percentOrOff,
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': {
    byDefault: '1',
    allows: isCount,
  },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': percentOrOff,
  'target_health_state.unhealthy.connection_termination.enabled': flag(true),
  'target_health_state.unhealthy.draining_interval_seconds': whole(0, 0, 360_000),
});

/** Of the groups of gateway load balancers, which are only recorded. */
const gatewayGroupAttributes: AttributeTable = {
  'deregistration_delay.timeout_seconds': whole(300, 0, 3600),
  'stickiness.enabled': flag(false),
  'stickiness.type': oneOf('source_ip', 'source_ip_dest_ip', 'source_ip_dest_ip_proto'),
  'target_failover.on_deregistration': oneOf('no_rebalance', 'rebalance'),
  'target_failover.on_unhealthy': oneOf('no_rebalance', 'rebalance'),
};

/** Of groups of a function: nothing that is about connections or several targets. */
export const functionGroupAttributes: AttributeTable = {
  'lambda.multi_value_headers.enabled': flag(false),
};

export function attributesOfGroup({
  protocol,
  targetType,
}: {
  readonly protocol: string;
  readonly targetType?: string;
}): AttributeTable {
  if (targetType === 'lambda') return functionGroupAttributes;
  if (protocol === 'HTTP' || protocol === 'HTTPS') return targetGroupAttributes;
  if (protocol === 'GENEVE') return gatewayGroupAttributes;
  const isUdp = protocol !== 'TCP' && protocol !== 'TLS';
  return networkGroupAttributes(isUdp, isUdp || targetType === 'instance');
}

export function isSticky({ attributes }: { readonly attributes: Attributes }): boolean {
  return attributes['stickiness.enabled'] === 'true';
}
