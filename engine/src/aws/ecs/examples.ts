// An example of each of the service's resource types, for the contract that every type keeps.
import type { Examples } from '../../testing/resource-examples/examples.ts';
import {
  container,
  get,
  network,
  ref,
  scalable,
  tags,
  template,
} from '../../testing/resource-examples/surroundings.ts';

const version = { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] };

const launch = { LaunchTemplate: { LaunchTemplateId: ref('Template'), Version: version } };

const capacity = {
  MinSize: 0,
  MaxSize: 2,
  DesiredCapacity: 0,
  VPCZoneIdentifier: [ref('SubnetA'), ref('SubnetB')],
};

const prerequisites = { ...network, ...template };

const group = {
  ...prerequisites,
  Group: { Type: 'AWS::AutoScaling::AutoScalingGroup', Properties: { ...launch, ...capacity } },
};

const cluster = { Cluster: { Type: 'AWS::ECS::Cluster' } };

/** As ExecuteCommand demands. */
const withTaskRole = {
  ...scalable.Definition,
  Properties: { ...scalable.Definition.Properties, TaskRoleArn: 'arn:aws:iam::000000000000:role/task' },
};

const externalService = {
  ...cluster,
  Definition: scalable.Definition,
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: {
      Cluster: ref('Cluster'),
      DesiredCount: 0,
      DeploymentController: { Type: 'EXTERNAL' },
    },
  },
};
const taskSet = {
  Cluster: ref('Cluster'),
  Service: ref('Service'),
  TaskDefinition: ref('Definition'),
};

const express = (MinTaskCount: number) => ({
  Cluster: ref('Cluster'),
  ExecutionRoleArn: 'arn:aws:iam::000000000000:role/execution',
  InfrastructureRoleArn: 'arn:aws:iam::000000000000:role/infrastructure',
  PrimaryContainer: { Image: 'example/app:1', ContainerPort: 8080 },
  NetworkConfiguration: { Subnets: [ref('SubnetA'), ref('SubnetB')] },
  ScalingTarget: { MinTaskCount, MaxTaskCount: 4 },
});

export const examples: Examples = {
  'AWS::ECS::Cluster': {
    create: {},
    update: { ClusterSettings: [{ Name: 'containerInsights', Value: 'enabled' }] },
    replace: { ClusterName: 'other' },
  },
  'AWS::ECS::TaskDefinition': {
    create: { ContainerDefinitions: container('app:1') },
    update: tags('b'),
    replace: { ContainerDefinitions: container('app:2') },
  },
  'AWS::ECS::Service': {
    prerequisites: { ...cluster, Definition: withTaskRole },
    create: { Cluster: ref('Cluster'), TaskDefinition: ref('Definition'), DesiredCount: 0 },
    update: { EnableECSManagedTags: true },
    replace: { ServiceName: 'other' },
  },
  'AWS::ECS::ExpressGatewayService': {
    prerequisites: { ...network, ...cluster },
    create: express(0),
    update: { ScalingTarget: { MinTaskCount: 0, MaxTaskCount: 5 } },
    replace: { ServiceName: 'other' },
  },
  'AWS::ECS::TaskSet': {
    prerequisites: externalService,
    create: { ...taskSet, Scale: { Unit: 'PERCENT', Value: 100 } },
    update: { Scale: { Unit: 'PERCENT', Value: 50 } },
    replace: { ExternalId: 'other' },
  },
  'AWS::ECS::PrimaryTaskSet': {
    prerequisites: {
      ...externalService,
      First: { Type: 'AWS::ECS::TaskSet', Properties: taskSet },
      Second: { Type: 'AWS::ECS::TaskSet', Properties: taskSet },
    },
    create: { Cluster: ref('Cluster'), Service: ref('Service'), TaskSetId: get('First', 'Id') },
    update: { TaskSetId: get('Second', 'Id') },
    afterDelete: ['IN_SYNC'],
  },
  'AWS::ECS::CapacityProvider': {
    prerequisites: group,
    create: { AutoScalingGroupProvider: { AutoScalingGroupArn: ref('Group'), ManagedDraining: 'ENABLED' } },
    update: { AutoScalingGroupProvider: { AutoScalingGroupArn: ref('Group'), ManagedDraining: 'DISABLED' } },
    replace: { Name: 'other' },
  },
  'AWS::ECS::ClusterCapacityProviderAssociations': {
    prerequisites: {
      ...group,
      ...cluster,
      Provider: {
        Type: 'AWS::ECS::CapacityProvider',
        Properties: { AutoScalingGroupProvider: { AutoScalingGroupArn: ref('Group') } },
      },
    },
    create: {
      Cluster: ref('Cluster'),
      CapacityProviders: [ref('Provider')],
      DefaultCapacityProviderStrategy: [],
    },
    update: { DefaultCapacityProviderStrategy: [{ CapacityProvider: ref('Provider'), Weight: 1 }] },
  },
};
