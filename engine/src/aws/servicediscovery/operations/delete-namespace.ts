// https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteNamespace.html
import { hostedZones } from '../../../contracts/hosted-zones.ts';
import type { Operation } from '../../../kernel/context.ts';
import { noteOperation } from '../asynchronous.ts';
import { resourceInUse } from '../faults.ts';
import { requireNamespace, servicesOf } from '../find.ts';
import { namespaces } from '../state.ts';

export const deleteNamespace: Operation<'servicediscovery', 'DeleteNamespace'> = (input, ctx) => {
  const { id, hostedZoneId } = requireNamespace(input.Id, ctx);
  if (servicesOf(id, ctx).length > 0) {
    throw resourceInUse(
      'Namespace has associated services; delete the services before deleting the namespace',
    );
  }
  ctx.delete(namespaces, id);
  if (hostedZoneId !== undefined && ctx.get(hostedZones, hostedZoneId)) ctx.delete(hostedZones, hostedZoneId);
  return { OperationId: noteOperation('DELETE_NAMESPACE', { NAMESPACE: id }, ctx) };
};
