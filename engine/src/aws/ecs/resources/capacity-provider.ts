// AWS::ECS::CapacityProvider
import type { CreateCapacityProviderRequest, UpdateCapacityProviderRequest } from '@aws-sdk/client-ecs';
import type { ResourceType } from '../../../contracts/resource-type.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { toApi } from './api-shape.ts';
import { apiTags, syncTags } from './tags.ts';

export const capacityProvider: ResourceType = {
  type: 'AWS::ECS::CapacityProvider',
  create: (request, ctx) => {
    const properties = toApi<CreateCapacityProviderRequest>(request.properties);
    const name = properties.name ?? request.generatedName(255);
    const { ClusterName: cluster } = request.properties as { readonly ClusterName?: string };
    const { clusterName: _, ...members } = properties as typeof properties & { clusterName?: string };
    ctx.call('ecs', 'CreateCapacityProvider', { ...members, name, cluster, tags: apiTags(request) });
    return { status: 'success', physicalId: name };
  },
  update: (name, request, ctx) => {
    const { autoScalingGroupProvider, managedInstancesProvider } = toApi<UpdateCapacityProviderRequest>(
      request.properties,
    );
    ctx.call('ecs', 'UpdateCapacityProvider', {
      name,
      managedInstancesProvider,
      autoScalingGroupProvider: autoScalingGroupProvider && {
        managedScaling: autoScalingGroupProvider.managedScaling,
        managedTerminationProtection: autoScalingGroupProvider.managedTerminationProtection,
        managedDraining: autoScalingGroupProvider.managedDraining,
      },
    });
    syncTags(ctx.arn('ecs', `capacity-provider/${name}`), request, ctx);
    return { status: 'success', physicalId: name };
  },
  delete: (name, _request, ctx) => {
    try {
      ctx.call('ecs', 'DeleteCapacityProvider', { capacityProvider: name });
    } catch (error) {
      if (!(error instanceof AwsFault) || error.code !== 'ClientException') throw error;
    }
    return { status: 'success', physicalId: name };
  },
  unread: ['ClusterName'],
  read: (name, _properties, ctx) =>
    ctx
      .call('ecs', 'DescribeCapacityProviders', { capacityProviders: [name], include: ['TAGS'] })
      .capacityProviders?.find(({ status }) => status === 'ACTIVE'),
  attributes: () => ({}),
};
