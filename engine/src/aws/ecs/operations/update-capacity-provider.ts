// UpdateCapacityProvider: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateCapacityProvider.html
import type { UpdateCapacityProviderRequest } from '@aws-sdk/client-ecs';
import type { Context, Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { clientFault } from '../faults.ts';
import { findCapacityProvider } from '../find/capacity-providers.ts';
import { checkedProvider } from '../managed-instances/settings.ts';
import { scalingDefaults } from '../managed-scaling/defaults.ts';
import { type CapacityProviderRecord, capacityProviders } from '../state.ts';
import { capacityProviderView } from '../views/capacity-provider.ts';

export const updateCapacityProvider: Operation<'ecs', 'UpdateCapacityProvider'> = (input, ctx) => {
  const record = findCapacityProvider(ctx, input.name ?? '');
  if (!record) throw clientFault('The specified capacity provider was not found.');
  if (record.managedInstancesProvider) return updateManaged(ctx, record, input);
  const before = record.autoScalingGroupProvider!;
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

/** Instances that run stay as they are; the next ones are launched as it says now. */
function updateManaged(
  ctx: Context,
  record: CapacityProviderRecord,
  { managedInstancesProvider: change }: UpdateCapacityProviderRequest,
) {
  const before = record.managedInstancesProvider!;
  const updated = {
    ...record,
    updateStatus: 'UPDATE_COMPLETE' as const,
    managedInstancesProvider: checkedProvider(ctx, {
      ...before,
      ...plain(change ?? {}),
      instanceLaunchTemplate: {
        ...before.instanceLaunchTemplate!,
        ...plain(change?.instanceLaunchTemplate ?? {}),
      },
    }),
  };
  ctx.put(capacityProviders, record.name, updated);
  return { capacityProvider: capacityProviderView(updated) };
}
