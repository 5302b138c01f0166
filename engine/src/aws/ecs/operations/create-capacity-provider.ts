import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { clientFault, invalidParameter, unsupportedFeature } from '../faults.ts';
import { scalingDefaults } from '../managed-scaling/defaults.ts';
import { type CapacityProviderRecord, capacityProviders } from '../state.ts';
import { mergeTags } from '../tags.ts';
import { capacityProviderView } from '../views/capacity-provider.ts';

export const createCapacityProvider: Operation<'ecs', 'CreateCapacityProvider'> = (input, ctx) => {
  const name = input.name ?? '';
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(name) || /^(aws|ecs|fargate)/i.test(name))
    throw clientFault(
      'The specified capacity provider name is invalid. Up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens are allowed. The name cannot be prefixed with "aws", "ecs", or "fargate".',
    );
  if (input.managedInstancesProvider)
    throw unsupportedFeature(
      'Managed instances are not simulated by Drydock: give an autoScalingGroupProvider.',
    );
  const provider = input.autoScalingGroupProvider;
  if (!provider?.autoScalingGroupArn) throw invalidParameter('autoScalingGroupProvider is required.');
  if (ctx.get(capacityProviders, name)?.status === 'ACTIVE')
    throw clientFault('A capacity provider with the specified name already exists.');
  const record: CapacityProviderRecord = plain({
    arn: ctx.arn('ecs', `capacity-provider/${name}`),
    name,
    status: 'ACTIVE' as const,
    autoScalingGroupProvider: {
      ...provider,
      managedScaling: scalingDefaults(provider.managedScaling),
      managedTerminationProtection: provider.managedTerminationProtection ?? ('DISABLED' as const),
      managedDraining: provider.managedDraining ?? ('ENABLED' as const),
    },
    tags: mergeTags(input.tags),
  });
  ctx.put(capacityProviders, name, record);
  return { capacityProvider: capacityProviderView(record, ['TAGS']) };
};
