// https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html

import { type AttributeTable, flag, oneOf, text, whole } from '../attribute-table.ts';
import type { LoadBalancerRecord } from '../state.ts';

const application: AttributeTable = {
  'access_logs.s3.enabled': flag(false),
  'access_logs.s3.bucket': text(),
  'access_logs.s3.prefix': text(),
  'client_keep_alive.seconds': whole(3600, 60, 604_800),
  'connection_logs.s3.enabled': flag(false),
  'connection_logs.s3.bucket': text(),
  'connection_logs.s3.prefix': text(),
  'deletion_protection.enabled': flag(false),
  'health_check_logs.s3.enabled': flag(false),
  'health_check_logs.s3.bucket': text(),
  'health_check_logs.s3.prefix': text(),
  'idle_timeout.timeout_seconds': whole(60, 1, 4000),
  'ipv6.deny_all_igw_traffic': flag(false),
  'load_balancing.cross_zone.enabled': oneOf('true'),
  'routing.http.desync_mitigation_mode': oneOf('defensive', 'monitor', 'strictest'),
  'routing.http.drop_invalid_header_fields.enabled': flag(false),
  'routing.http.preserve_host_header.enabled': flag(false),
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flag(false),
  'routing.http.xff_client_port.enabled': flag(false),
  'routing.http.xff_header_processing.mode': oneOf('append', 'preserve', 'remove'),
  'routing.http2.enabled': flag(true),
  'waf.fail_open.enabled': flag(false),
  'zonal_shift.config.enabled': flag(false),
};

const network: AttributeTable = {
  'access_logs.s3.enabled': flag(false),
  'access_logs.s3.bucket': text(),
  'access_logs.s3.prefix': text(),
  'deletion_protection.enabled': flag(false),
  'dns_record.client_routing_policy': oneOf(
    'any_availability_zone',
    'availability_zone_affinity',
    'partial_availability_zone_affinity',
  ),
  'ipv6.deny_all_igw_traffic': flag(false),
  'load_balancing.cross_zone.enabled': flag(false),
  'secondary_ips.auto_assigned.per_subnet': whole(0, 0, 7),
  'zonal_shift.config.enabled': flag(false),
};

const gateway: AttributeTable = {
  'deletion_protection.enabled': flag(false),
  'load_balancing.cross_zone.enabled': flag(false),
};

export function loadBalancerAttributes({
  type,
  scheme,
}: Pick<LoadBalancerRecord, 'type' | 'scheme'>): AttributeTable {
  if (type === 'gateway') return gateway;
  if (type === 'network') return { ...network, 'ipv6.deny_all_igw_traffic': flag(scheme === 'internal') };
  return { ...application, 'ipv6.deny_all_igw_traffic': flag(scheme === 'internal') };
}
