// https://docs.aws.amazon.com/cloud-map/latest/api/API_DiscoverInstances.html
import type { Operation } from '../../../kernel/context.ts';
import { instancesOf, requireNamedService } from '../find.ts';
import { healthOf, isUsable } from '../instances/health.ts';
import type { InstanceRecord } from '../state.ts';
import { discoveredInstance } from '../views.ts';

export const discoverInstances: Operation<'servicediscovery', 'DiscoverInstances'> = (input, ctx) => {
  const { namespace, service } = requireNamedService(input.NamespaceName, input.ServiceName, ctx);
  const has = (wanted: Record<string, string> | undefined) => (instance: InstanceRecord) =>
    Object.entries(wanted ?? {}).every(([key, value]) => instance.attributes[key] === value);
  const queried = instancesOf(service.id, ctx).filter(has(input.QueryParameters));
  const optional = queried.filter(has(input.OptionalParameters));
  const found = optional.length > 0 ? optional : queried;
  const usable = found.filter((instance) => isUsable(instance, service));
  const status = input.HealthStatus ?? 'HEALTHY_OR_ELSE_ALL';
  const wanted = {
    ALL: () => found,
    HEALTHY: () => usable,
    UNHEALTHY: () => found.filter((instance) => healthOf(instance, service) === 'UNHEALTHY'),
    HEALTHY_OR_ELSE_ALL: () => (usable.length > 0 ? usable : found),
  }[status]();
  return {
    Instances: wanted
      .slice(0, input.MaxResults ?? 100)
      .map((instance) => discoveredInstance(instance, service, namespace)),
    InstancesRevision: service.revision,
  };
};
