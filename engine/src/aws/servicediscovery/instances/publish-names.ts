// The DNS records of a service's instances, as Cloud Map makes them: `<service>.<namespace>` for all, and for SRV records a
// name for each instance.
// https://docs.aws.amazon.com/cloud-map/latest/dg/services-values.html
import { type NameRecord, nameKey, names } from '../../../contracts/names.ts';
import type { Context } from '../../../kernel/context.ts';
import { instancesOf } from '../find.ts';
import {
  type InstanceRecord,
  type NamespaceRecord,
  namespaces,
  type ServiceRecord,
  services,
} from '../state.ts';
import { isUsable } from './health.ts';

/** Called whenever an instance or its health changes. */
export function publishNames(serviceId: string, ctx: Context): void {
  const service = ctx.get(services, serviceId);
  const namespace = service && ctx.get(namespaces, service.namespaceId);
  const zoneId = namespace?.hostedZoneId;
  const records = service && namespace && zoneId ? recordsOf(service, namespace, zoneId, ctx) : [];
  const wanted = new Set(records.map(nameKey));
  for (const key of ctx.keys(names)) {
    if (!wanted.has(key) && ctx.get(names, key)?.owner === serviceId) ctx.delete(names, key);
  }
  for (const record of records) ctx.put(names, nameKey(record), record);
}

function recordsOf(
  service: ServiceRecord,
  namespace: NamespaceRecord,
  zoneId: string,
  ctx: Context,
): NameRecord[] {
  const all = instancesOf(service.id, ctx);
  const healthy = all.filter((instance) => isUsable(instance, service));
  // When every instance is unhealthy, DNS answers with all of them.
  const answering = healthy.length > 0 ? healthy : all;
  const name = `${service.name}.${namespace.name}`.toLowerCase();
  const policy = service.dnsConfig?.RoutingPolicy === 'WEIGHTED' ? 'one' : 'several';
  const record = (
    type: NameRecord['type'],
    ttl: number,
    values: readonly string[],
    of = name,
  ): NameRecord => ({
    owner: service.id,
    zoneId,
    name: of,
    type,
    ttl,
    policy,
    values,
  });
  return (service.dnsConfig?.DnsRecords ?? []).flatMap(({ Type = 'A', TTL = 60 }) => {
    const values = answering.flatMap((instance) => fieldOf(Type, instance, name) ?? []);
    const aliases = Type === 'A' ? answering.flatMap((each) => each.attributes.AWS_ALIAS_DNS_NAME ?? []) : [];
    if (aliases.length > 0) return [record('CNAME', TTL, aliases)];
    if (values.length === 0) return [];
    const own = record(Type, TTL, values);
    if (Type !== 'SRV') return [own];
    const hosts = answering.flatMap(({ id, attributes }) =>
      attributes.AWS_INSTANCE_IPV4 ? record('A', TTL, [attributes.AWS_INSTANCE_IPV4], `${id}.${name}`) : [],
    );
    return [own, ...hosts];
  });
}

function fieldOf(type: string, { id, attributes }: InstanceRecord, name: string): string | undefined {
  switch (type) {
    case 'A':
      return attributes.AWS_INSTANCE_IPV4;
    case 'AAAA':
      return attributes.AWS_INSTANCE_IPV6;
    case 'CNAME':
      return attributes.AWS_INSTANCE_CNAME;
    default:
      return attributes.AWS_INSTANCE_PORT && `1 1 ${attributes.AWS_INSTANCE_PORT} ${id}.${name}`;
  }
}
