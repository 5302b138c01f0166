// A service's DNS settings and health check, checked against its namespace.
// https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsConfig.html
import type { CreateServiceCommandInput, DnsConfig, DnsRecord } from '@aws-sdk/client-servicediscovery';
import { plain } from '../../../kernel/plain.ts';
import { invalidInput } from '../faults.ts';
import type { NamespaceRecord, ServiceRecord } from '../state.ts';

/** The guide names neither A nor AAAA beside SRV; Cloud Map creates such services. */
const combinations = ['A', 'AAAA', 'A AAAA', 'CNAME', 'SRV', 'A SRV', 'AAAA SRV', 'A AAAA SRV'];

export function checkedRecords(given: readonly DnsRecord[] | undefined): DnsRecord[] {
  const types = (given ?? []).map(({ Type }) => Type ?? '').sort();
  if (!combinations.includes(types.join(' ')))
    throw invalidInput(`The DNS record types ${types.join(', ') || '(none)'} cannot be combined`);
  return (given ?? []).map(({ Type, TTL }) => ({ Type, TTL }));
}

export function checkedDns(
  given: CreateServiceCommandInput,
  namespace: NamespaceRecord,
): Pick<ServiceRecord, 'dnsConfig' | 'type'> {
  const { DnsConfig: config, Type } = given;
  if (namespace.type === 'HTTP') {
    if (config) throw invalidInput('DnsConfig cannot be specified for a service in an HTTP namespace');
    return { type: 'HTTP' };
  }
  if (Type === 'HTTP') {
    if (config) throw invalidInput('DnsConfig cannot be specified for a service of type HTTP');
    return { type: 'HTTP' };
  }
  if (!config) throw invalidInput('DnsConfig is required for a service in a DNS namespace');
  const DnsRecords = checkedRecords(config.DnsRecords);
  const isCname = DnsRecords.some(({ Type: type }) => type === 'CNAME');
  const RoutingPolicy = config.RoutingPolicy ?? (isCname ? 'WEIGHTED' : 'MULTIVALUE');
  if (isCname && RoutingPolicy !== 'WEIGHTED')
    throw invalidInput('DNS records of type CNAME need the routing policy WEIGHTED');
  const dnsConfig: DnsConfig = { NamespaceId: namespace.id, RoutingPolicy, DnsRecords };
  return { type: 'DNS_HTTP', dnsConfig };
}

export function checkedHealth(
  { HealthCheckConfig: config, HealthCheckCustomConfig: custom }: CreateServiceCommandInput,
  namespace: NamespaceRecord,
): Pick<ServiceRecord, 'healthCheckConfig' | 'hasCustomHealth'> {
  if (config && custom)
    throw invalidInput('HealthCheckConfig and HealthCheckCustomConfig cannot both be specified');
  if (config && namespace.type === 'DNS_PRIVATE')
    throw invalidInput('HealthCheckConfig cannot be specified for a service in a private DNS namespace');
  if (config?.Type === 'TCP' && config.ResourcePath)
    throw invalidInput('ResourcePath cannot be specified for health checks of type TCP');
  return {
    ...(config && { healthCheckConfig: plain({ FailureThreshold: 1, ...config }) }),
    hasCustomHealth: custom !== undefined,
  };
}
