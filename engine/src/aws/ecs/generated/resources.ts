// Written by `npm run generate` from the files in resources/. Do not edit.
import { resourcesBeside } from '../../../contracts/listed-type.ts';

const resource = resourcesBeside(import.meta.url);

export const resources = [
  resource<(typeof import('../resources/capacity-provider.ts'))['capacityProvider']>('AWS::ECS::CapacityProvider', 'capacity-provider', 'capacityProvider'),
  resource<(typeof import('../resources/cluster.ts'))['cluster']>('AWS::ECS::Cluster', 'cluster', 'cluster'),
  resource<(typeof import('../resources/cluster-capacity-provider-associations.ts'))['clusterCapacityProviderAssociations']>('AWS::ECS::ClusterCapacityProviderAssociations', 'cluster-capacity-provider-associations', 'clusterCapacityProviderAssociations'),
  resource<(typeof import('../resources/express-gateway-service.ts'))['expressGatewayService']>('AWS::ECS::ExpressGatewayService', 'express-gateway-service', 'expressGatewayService'),
  resource<(typeof import('../resources/primary-task-set.ts'))['primaryTaskSet']>('AWS::ECS::PrimaryTaskSet', 'primary-task-set', 'primaryTaskSet'),
  resource<(typeof import('../resources/service.ts'))['service']>('AWS::ECS::Service', 'service', 'service'),
  resource<(typeof import('../resources/task-definition.ts'))['taskDefinition']>('AWS::ECS::TaskDefinition', 'task-definition', 'taskDefinition'),
  resource<(typeof import('../resources/task-set.ts'))['taskSet']>('AWS::ECS::TaskSet', 'task-set', 'taskSet'),
];
