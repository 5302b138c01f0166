// The attributes that an instance is registered with.
// https://docs.aws.amazon.com/cloud-map/latest/api/API_RegisterInstance.html
import { isIPv4, isIPv6 } from 'node:net';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { invalidInput } from '../faults.ts';
import type { Attributes, NamespaceRecord, ServiceRecord } from '../state.ts';

const mostCustom = 30;

/** @returns them as they are kept: an EC2 instance's address is looked up. */
export function checkedAttributes(
  given: Attributes,
  service: ServiceRecord,
  namespace: NamespaceRecord,
  ctx: Context,
): Attributes {
  const custom = Object.keys(given).filter((key) => !key.startsWith('AWS_'));
  if (custom.length > mostCustom)
    throw invalidInput(`An instance can have at most ${mostCustom} custom attributes`);
  const { AWS_INSTANCE_IPV4: ipv4, AWS_INSTANCE_IPV6: ipv6, AWS_INSTANCE_PORT: port } = given;
  if (ipv4 !== undefined && !isIPv4(ipv4)) throw invalidInput(`Invalid value for AWS_INSTANCE_IPV4: ${ipv4}`);
  if (ipv6 !== undefined && !isIPv6(ipv6)) throw invalidInput(`Invalid value for AWS_INSTANCE_IPV6: ${ipv6}`);
  if (port !== undefined && !(/^\d+$/.test(port) && Number(port) <= 65_535))
    throw invalidInput(`Invalid value for AWS_INSTANCE_PORT: ${port}`);
  const init = given.AWS_INIT_HEALTH_STATUS;
  if (init !== undefined && !(service.hasCustomHealth && ['HEALTHY', 'UNHEALTHY'].includes(init)))
    throw invalidInput('AWS_INIT_HEALTH_STATUS is HEALTHY or UNHEALTHY, and needs a custom health check');
  checkAlias(given, service);
  for (const { Type } of service.dnsConfig?.DnsRecords ?? []) checkRecord(Type, given);
  const instanceId = given.AWS_EC2_INSTANCE_ID;
  if (instanceId === undefined) return given;
  if (namespace.type !== 'HTTP')
    throw invalidInput('AWS_EC2_INSTANCE_ID can be specified only for instances in an HTTP namespace');
  return { ...given, AWS_INSTANCE_IPV4: addressOfInstance(instanceId, ctx) };
}

function checkAlias(given: Attributes, service: ServiceRecord): void {
  if (given.AWS_ALIAS_DNS_NAME === undefined) return;
  if (Object.keys(given).some((key) => key.startsWith('AWS_INSTANCE_')))
    throw invalidInput('AWS_ALIAS_DNS_NAME cannot be combined with attributes AWS_INSTANCE_*');
  if (service.dnsConfig?.RoutingPolicy !== 'WEIGHTED')
    throw invalidInput('AWS_ALIAS_DNS_NAME needs a service with the routing policy WEIGHTED');
}

const needed: Readonly<Record<string, string>> = {
  A: 'AWS_INSTANCE_IPV4',
  AAAA: 'AWS_INSTANCE_IPV6',
  CNAME: 'AWS_INSTANCE_CNAME',
  SRV: 'AWS_INSTANCE_PORT',
};

function checkRecord(type: string | undefined, given: Attributes): void {
  if (given.AWS_ALIAS_DNS_NAME !== undefined) return;
  const attribute = needed[type ?? ''];
  if (attribute !== undefined && given[attribute] === undefined)
    throw invalidInput(`The attribute ${attribute} is required by the service's DNS record of type ${type}`);
  if (type === 'SRV' && (given.AWS_INSTANCE_IPV4 ?? given.AWS_INSTANCE_IPV6) === undefined)
    throw invalidInput('AWS_INSTANCE_IPV4 or AWS_INSTANCE_IPV6 is required by DNS records of type SRV');
}

function addressOfInstance(InstanceId: string, ctx: Context): string {
  try {
    const { Reservations } = ctx.call('ec2', 'DescribeInstances', { InstanceIds: [InstanceId] });
    const address = Reservations?.[0]?.Instances?.[0]?.PrivateIpAddress;
    if (address !== undefined) return address;
  } catch (error) {
    if (!(error instanceof AwsFault)) throw error;
  }
  throw invalidInput(`The EC2 instance ${InstanceId} does not exist or has no private address`);
}
