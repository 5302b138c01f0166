import type { Operation } from '../../../kernel/context.ts';
import { plain } from '../../../kernel/plain.ts';
import { clientFault, invalidParameter } from '../faults.ts';
import { checkedProvider, clusterForInstances } from '../managed-instances/settings.ts';
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
  const { autoScalingGroupProvider: group, managedInstancesProvider: managed } = input;
  if (group && managed)
    throw invalidParameter('Specify either autoScalingGroupProvider or managedInstancesProvider.');
  if (!managed && !group?.autoScalingGroupArn)
    throw invalidParameter('autoScalingGroupProvider is required.');
  if (ctx.get(capacityProviders, name)?.status === 'ACTIVE')
    throw clientFault('A capacity provider with the specified name already exists.');
  const record: CapacityProviderRecord = plain({
    arn: ctx.arn('ecs', `capacity-provider/${name}`),
    name,
    status: 'ACTIVE' as const,
    ...(managed
      ? {
          managedInstancesProvider: checkedProvider(ctx, managed),
          cluster: clusterForInstances(ctx, input.cluster),
        }
      : {
          autoScalingGroupProvider: group && {
            ...group,
            managedScaling: scalingDefaults(group.managedScaling),
            managedTerminationProtection: group.managedTerminationProtection ?? ('DISABLED' as const),
            managedDraining: group.managedDraining ?? ('ENABLED' as const),
          },
        }),
    tags: mergeTags(input.tags),
  });
  ctx.put(capacityProviders, name, record);
  return { capacityProvider: capacityProviderView(record, ['TAGS']) };
};
