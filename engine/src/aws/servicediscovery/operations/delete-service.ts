// https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteService.html
import type { Operation } from '../../../kernel/context.ts';
import { resourceInUse } from '../faults.ts';
import { instancesOf, requireService } from '../find.ts';
import { services } from '../state.ts';

export const deleteService: Operation<'servicediscovery', 'DeleteService'> = (input, ctx) => {
  const { id } = requireService(input.Id, ctx);
  if (instancesOf(id, ctx).length > 0) {
    throw resourceInUse(
      'Service contains registered instances; delete the instances before deleting the service',
    );
  }
  ctx.delete(services, id);
  return {};
};
