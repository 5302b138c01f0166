// Looks up namespaces, services and instances, by id or ARN, and by name.
import type { Context } from '../../kernel/context.ts';
import type { Reader } from '../../kernel/table.ts';
import { instanceNotFound, namespaceNotFound, resourceNotFound, serviceNotFound } from './faults.ts';
import {
  type InstanceRecord,
  instanceKey,
  instances,
  instancesByService,
  type NamespaceRecord,
  namespaces,
  type ServiceRecord,
  services,
  servicesByNamespace,
} from './state.ts';

const idOf = (idOrArn: string) => idOrArn.slice(idOrArn.lastIndexOf('/') + 1);

export function requireNamespace(idOrArn: string | undefined, ctx: Reader): NamespaceRecord {
  const found = ctx.get(namespaces, idOf(idOrArn ?? ''));
  if (!found) throw namespaceNotFound(idOrArn ?? '');
  return found;
}

export function requireService(idOrArn: string | undefined, ctx: Reader): ServiceRecord {
  const found = ctx.get(services, idOf(idOrArn ?? ''));
  if (!found) throw serviceNotFound(idOrArn ?? '');
  return found;
}

export function requireInstance(service: ServiceRecord, id: string, ctx: Reader): InstanceRecord {
  const found = ctx.get(instances, instanceKey(service.id, id));
  if (!found) throw instanceNotFound(id);
  return found;
}

/** By the name for the API, which names of services follow the letter case of. */
export function requireNamedService(
  namespaceName: string | undefined,
  serviceName: string | undefined,
  ctx: Reader,
): { readonly namespace: NamespaceRecord; readonly service: ServiceRecord } {
  const namespace = ctx.all(namespaces).find(({ name }) => name === namespaceName);
  if (!namespace) throw namespaceNotFound(namespaceName ?? '');
  const service = servicesOf(namespace.id, ctx).find(({ name }) => name === serviceName);
  if (!service) throw serviceNotFound(serviceName ?? '');
  return { namespace, service };
}

export const servicesOf = (namespaceId: string, ctx: Reader) => ctx.by(servicesByNamespace, namespaceId);
export const instancesOf = (serviceId: string, ctx: Reader) => ctx.by(instancesByService, serviceId);

/** What a tagging operation's ARN names. */
export function requireTagged(arn: string | undefined, ctx: Context) {
  const id = idOf(arn ?? '');
  const namespace = ctx.get(namespaces, id);
  if (namespace?.arn === arn && namespace) {
    const setTags = (tags: NamespaceRecord['tags']) => ctx.put(namespaces, id, { ...namespace, tags });
    return { tags: namespace.tags, setTags };
  }
  const service = ctx.get(services, id);
  if (service?.arn !== arn || !service) throw resourceNotFound(arn ?? '');
  const setTags = (tags: ServiceRecord['tags']) => ctx.put(services, id, { ...service, tags });
  return { tags: service.tags, setTags };
}
