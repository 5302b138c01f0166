// AWS::ECS::ClusterCapacityProviderAssociations
import type { PutClusterCapacityProvidersRequest } from '@aws-sdk/client-ecs';
import type { Progress, ResourceRequest, ResourceType } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { AwsFault } from '../../../kernel/faults.ts';
import { toApi } from './api-shape.ts';

export const clusterCapacityProviderAssociations: ResourceType = {
  type: 'AWS::ECS::ClusterCapacityProviderAssociations',
  create: put,
  update: (_cluster, request, ctx) => put(request, ctx),
  delete: (cluster, _request, ctx) => {
    try {
      ctx.call('ecs', 'PutClusterCapacityProviders', {
        cluster,
        capacityProviders: [],
        defaultCapacityProviderStrategy: [],
      });
    } catch (error) {
      if (!(error instanceof AwsFault) || error.code !== 'ClusterNotFoundException') throw error;
    }
    return { status: 'success', physicalId: cluster };
  },
  read: (cluster, _properties, ctx) => {
    const { clusters } = ctx.call('ecs', 'DescribeClusters', { clusters: [cluster] });
    const found = clusters?.find(({ status }) => status === 'ACTIVE');
    return found?.capacityProviders?.length ? { ...found, Cluster: found.clusterArn } : undefined;
  },
  attributes: () => ({}),
};

function put(request: ResourceRequest, ctx: Context): Progress {
  const properties = toApi<PutClusterCapacityProvidersRequest>(request.properties);
  ctx.call('ecs', 'PutClusterCapacityProviders', {
    ...properties,
    capacityProviders: properties.capacityProviders ?? [],
  });
  return { status: 'success', physicalId: String(request.properties.Cluster) };
}
