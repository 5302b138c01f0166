// https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateInstanceCustomHealthStatus.html
import type { Operation } from '../../../kernel/context.ts';
import { customHealthNotFound } from '../faults.ts';
import { requireInstance, requireService } from '../find.ts';
import { publishNames } from '../instances/publish-names.ts';
import { instanceKey, instances } from '../state.ts';

export const updateInstanceCustomHealthStatus: Operation<
  'servicediscovery',
  'UpdateInstanceCustomHealthStatus'
> = (input, ctx) => {
  const service = requireService(input.ServiceId, ctx);
  if (!service.hasCustomHealth) throw customHealthNotFound(service.id);
  const instance = requireInstance(service, input.InstanceId!, ctx);
  ctx.put(instances, instanceKey(service.id, instance.id), { ...instance, health: input.Status! });
  publishNames(service.id, ctx);
  return {};
};
