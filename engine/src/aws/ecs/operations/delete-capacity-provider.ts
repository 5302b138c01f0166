// DeleteCapacityProvider: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { clientFault, clusterContainsCapacityProvider } from '../faults.ts';
import { lastSegment } from '../find/references.ts';
import { capacityProviders, clusters } from '../state.ts';
import { capacityProviderView } from '../views/capacity-provider.ts';

export const deleteCapacityProvider: Operation<'ecs', 'DeleteCapacityProvider'> = (input, ctx) => {
  const name = lastSegment(input.capacityProvider ?? '');
  const record = ctx.get(capacityProviders, name);
  if (record?.status !== 'ACTIVE') throw clientFault('The specified capacity provider does not exist.');
  const used = ctx.all(clusters).some((c) => c.status === 'ACTIVE' && c.capacityProviders.includes(name));
  if (used) throw clusterContainsCapacityProvider(name);
  const deleted = { ...record, status: 'INACTIVE' as const, updateStatus: 'DELETE_COMPLETE' as const };
  ctx.put(capacityProviders, name, deleted);
  return { capacityProvider: capacityProviderView(deleted) };
};
