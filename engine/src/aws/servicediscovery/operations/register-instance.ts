// https://docs.aws.amazon.com/cloud-map/latest/api/API_RegisterInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { noteOperation } from '../asynchronous.ts';
import { instancesOf, requireNamespace, requireService, servicesOf } from '../find.ts';
import { checkedAttributes } from '../instances/attributes.ts';
import { publishNames } from '../instances/publish-names.ts';
import { quotas } from '../quotas.ts';
import { instanceKey, instances, services } from '../state.ts';

export const registerInstance: Operation<'servicediscovery', 'RegisterInstance'> = (input, ctx) => {
  const service = requireService(input.ServiceId, ctx);
  const namespace = requireNamespace(service.namespaceId, ctx);
  const { AWS_INIT_HEALTH_STATUS: initial, ...attributes } = checkedAttributes(
    input.Attributes ?? {},
    service,
    namespace,
    ctx,
  );
  const id = input.InstanceId!;
  const key = instanceKey(service.id, id);
  const before = ctx.get(instances, key);
  if (!before) {
    const inService = instancesOf(service.id, ctx).length;
    const inNamespace = servicesOf(namespace.id, ctx).reduce(
      (sum, each) => sum + instancesOf(each.id, ctx).length,
      0,
    );
    checkQuota(ctx, quotas.instancesPerService, inService + 1);
    checkQuota(ctx, quotas.instancesPerNamespace, inNamespace + 1);
  }
  const health = service.hasCustomHealth ? (initial ?? before?.health ?? 'HEALTHY') : undefined;
  ctx.put(
    instances,
    key,
    plain({
      serviceId: service.id,
      id,
      attributes,
      creatorRequestId: input.CreatorRequestId ?? ctx.ids.uuid(),
      health: health as 'HEALTHY' | 'UNHEALTHY' | undefined,
    }),
  );
  ctx.put(services, service.id, { ...service, revision: service.revision + 1 });
  publishNames(service.id, ctx);
  const targets = { INSTANCE: id, SERVICE: service.id, NAMESPACE: namespace.id };
  return { OperationId: noteOperation('REGISTER_INSTANCE', targets, ctx) };
};
