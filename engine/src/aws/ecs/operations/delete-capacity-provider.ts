// DeleteCapacityProvider: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DeleteCapacityProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { clientFault, clusterContainsCapacityProvider } from '../faults.ts';
import { findCapacityProvider } from '../find/capacity-providers.ts';
import { findClusterOfProvider } from '../find/clusters.ts';
import { capacityProviders } from '../state.ts';
import { capacityProviderView } from '../views/capacity-provider.ts';

export const deleteCapacityProvider: Operation<'ecs', 'DeleteCapacityProvider'> = (input, ctx) => {
  const record = findCapacityProvider(ctx, input.capacityProvider ?? '');
  if (!record) throw clientFault('The specified capacity provider does not exist.');
  const { name } = record;
  if (findClusterOfProvider(ctx, name)) throw clusterContainsCapacityProvider(name);
  const deleted = { ...record, status: 'INACTIVE' as const, updateStatus: 'DELETE_COMPLETE' as const };
  ctx.put(capacityProviders, name, deleted);
  return { capacityProvider: capacityProviderView(deleted) };
};
