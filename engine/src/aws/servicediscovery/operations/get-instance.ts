// https://docs.aws.amazon.com/cloud-map/latest/api/API_GetInstance.html
import type { Operation } from '../../../kernel/context.ts';
import { requireInstance, requireService } from '../find.ts';
import { instanceSummary } from '../views.ts';

export const getInstance: Operation<'servicediscovery', 'GetInstance'> = (input, ctx) => {
  const service = requireService(input.ServiceId, ctx);
  const instance = requireInstance(service, input.InstanceId!, ctx);
  return {
    ResourceOwner: ctx.account,
    Instance: {
      ...instanceSummary(instance, ctx),
      Id: instance.id,
      CreatorRequestId: instance.creatorRequestId,
    },
  };
};
