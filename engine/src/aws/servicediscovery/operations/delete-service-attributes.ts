// https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteServiceAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { requireService } from '../find.ts';
import { services } from '../state.ts';

export const deleteServiceAttributes: Operation<'servicediscovery', 'DeleteServiceAttributes'> = (
  input,
  ctx,
) => {
  const service = requireService(input.ServiceId, ctx);
  const attributes = Object.fromEntries(
    Object.entries(service.attributes).filter(([key]) => !input.Attributes?.includes(key)),
  );
  ctx.put(services, service.id, { ...service, attributes });
  return {};
};
