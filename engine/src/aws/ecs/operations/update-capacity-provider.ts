// UpdateCapacityProvider: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCapacityProvider.html
import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { clientFault } from '../faults.ts';
import { findCapacityProvider } from '../find/capacity-providers.ts';
import { scalingDefaults } from '../managed-scaling/defaults.ts';
import { capacityProviders } from '../state.ts';
import { capacityProviderView } from '../views/capacity-provider.ts';

export const updateCapacityProvider: Operation<'ecs', 'UpdateCapacityProvider'> = (input, ctx) => {
  const record = findCapacityProvider(ctx, input.name ?? '');
  if (!record) throw clientFault('The specified capacity provider was not found.');
  const { autoScalingGroupProvider: before } = record;
  const change = plain(input.autoScalingGroupProvider ?? {});
  const updated = {
    ...record,
    updateStatus: 'UPDATE_COMPLETE' as const,
    autoScalingGroupProvider: {
      ...before,
      ...change,
      managedScaling: scalingDefaults({ ...before.managedScaling, ...change.managedScaling }),
    },
  };
  ctx.put(capacityProviders, record.name, updated);
  return { capacityProvider: capacityProviderView(updated) };
};
