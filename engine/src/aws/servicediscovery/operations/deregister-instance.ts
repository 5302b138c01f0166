// https://docs.aws.amazon.com/cloud-map/latest/api/API_DeregisterInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { noteOperation } from '../asynchronous.ts';
import { requireInstance, requireService } from '../find.ts';
import { publishNames } from '../instances/publish-names.ts';
import { instanceKey, instances, services } from '../state.ts';

export const deregisterInstance: Operation<'servicediscovery', 'DeregisterInstance'> = (input, ctx) => {
  const service = requireService(input.ServiceId, ctx);
  const { id } = requireInstance(service, input.InstanceId!, ctx);
  ctx.delete(instances, instanceKey(service.id, id));
  ctx.put(services, service.id, { ...service, revision: service.revision + 1 });
  publishNames(service.id, ctx);
  const targets = { INSTANCE: id, SERVICE: service.id, NAMESPACE: service.namespaceId };
  return { OperationId: noteOperation('DEREGISTER_INSTANCE', targets, ctx) };
};
