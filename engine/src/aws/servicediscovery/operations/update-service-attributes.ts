// https://docs.aws.amazon.com/cloud-map/latest/api/API_UpdateServiceAttributes.html
import type { Operation } from '../../../kernel/context.ts';
import { limitExceeded } from '../faults.ts';
import { requireService } from '../find.ts';
import { services } from '../state.ts';

const most = 30;

export const updateServiceAttributes: Operation<'servicediscovery', 'UpdateServiceAttributes'> = (
  input,
  ctx,
) => {
  const service = requireService(input.ServiceId, ctx);
  const attributes = { ...service.attributes, ...input.Attributes };
  if (Object.keys(attributes).length > most)
    throw limitExceeded(`A service can have at most ${most} attributes`);
  ctx.put(services, service.id, { ...service, attributes });
  return {};
};
