// What others can change of each of the service's resource types, for the drift suite.
import type { DriftExamples } from '../../testing/resource-examples/drift-examples.ts';
import {
  balancer,
  container,
  get,
  listener,
  ref,
  role,
  securityGroup,
  tags,
} from '../../testing/resource-examples/surroundings.ts';

const awsvpc = (name: string) => ({
  [name]: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: {
      NetworkMode: 'awsvpc',
      RequiresCompatibilities: ['FARGATE', 'EC2'],
      Cpu: '256',
      Memory: '512',
      ExecutionRoleArn: get('Role', 'Arn'),
      ContainerDefinitions: [{ ...container('app:1')[0], PortMappings: [{ ContainerPort: 80 }] }],
    },
  },
});
const subnets = (...names: string[]) => ({
  AwsvpcConfiguration: { Subnets: names.map(ref), SecurityGroups: [get('Group', 'GroupId')] },
});
const strategy = (CapacityProvider: string) => [{ CapacityProvider, Weight: 1 }];
const exec = (Logging: string) => ({ ExecuteCommandConfiguration: { Logging } });

export const driftExamples: DriftExamples = {
  'AWS::ECS::Cluster': {
    scenes: [
      {
        create: {
          CapacityProviders: ['FARGATE'],
          DefaultCapacityProviderStrategy: strategy('FARGATE'),
          Configuration: exec('DEFAULT'),
          ServiceConnectDefaults: { Namespace: 'first' },
          ...tags('a'),
        },
        update: {
          CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
          Configuration: exec('NONE'),
          ServiceConnectDefaults: { Namespace: 'second' },
          ...tags('b'),
        },
      },
      {
        create: {
          CapacityProviders: ['FARGATE', 'FARGATE_SPOT'],
          DefaultCapacityProviderStrategy: strategy('FARGATE'),
        },
        update: { DefaultCapacityProviderStrategy: strategy('FARGATE_SPOT') },
      },
    ],
  },
  'AWS::ECS::Service': {
    scenes: [
      {
        prerequisites: {
          Second: {
            Type: 'AWS::ECS::TaskDefinition',
            Properties: {
              ContainerDefinitions: container('app:2'),
              TaskRoleArn: 'arn:aws:iam::000000000000:role/task',
            },
          },
        },
        create: {
          EnableExecuteCommand: false,
          PlacementConstraints: [{ Type: 'distinctInstance' }],
          PlacementStrategies: [{ Type: 'spread', Field: 'instanceId' }],
          PropagateTags: 'SERVICE',
          DeploymentConfiguration: { MinimumHealthyPercent: 50, MaximumPercent: 200 },
          AvailabilityZoneRebalancing: 'DISABLED',
          ...tags('a'),
        },
        update: {
          EnableExecuteCommand: true,
          PlacementConstraints: [{ Type: 'memberOf', Expression: 'attribute:ecs.instance-type == t3.small' }],
          PlacementStrategies: [{ Type: 'spread', Field: 'attribute:ecs.availability-zone' }],
          PropagateTags: 'TASK_DEFINITION',
          TaskDefinition: ref('Second'),
          DeploymentConfiguration: { MinimumHealthyPercent: 0, MaximumPercent: 100 },
          ...tags('b'),
        },
      },
      {
        create: { AvailabilityZoneRebalancing: 'DISABLED' },
        update: { AvailabilityZoneRebalancing: 'ENABLED' },
      },
      {
        prerequisites: {
          ...balancer,
          ...listener,
          ...securityGroup,
          ...role,
          ...awsvpc('Definition'),
        },
        create: {
          LaunchType: 'FARGATE',
          NetworkConfiguration: subnets('SubnetA'),
          LoadBalancers: [
            {
              ContainerName: 'app',
              ContainerPort: 80,
              TargetGroupArn: { 'Fn::Select': [0, [ref('Targets'), ref('Listener')]] },
            },
          ],
          HealthCheckGracePeriodSeconds: 10,
        },
        update: {
          NetworkConfiguration: subnets('SubnetA', 'SubnetB'),
          HealthCheckGracePeriodSeconds: 20,
          LoadBalancers: [],
        },
      },
    ],
    unchanged: {
      'it changes only with a deployment that is forced': [
        'CapacityProviderStrategy',
        'DeploymentController',
        'LaunchType',
      ],
      'it waits for tasks: the tests of drift change it': ['DesiredCount'],
      'a deployment shows it, and the service does not': [
        'Monitoring',
        'ServiceConnectConfiguration',
        'ServiceRegistries',
        'VolumeConfigurations',
        'VpcLatticeConfigurations',
      ],
    },
  },
  'AWS::ECS::TaskSet': { scenes: [{ create: tags('a'), update: tags('b') }] },
  'AWS::ECS::CapacityProvider': {
    scenes: [{ create: tags('a'), update: tags('b') }],
    unchanged: { 'a provider is of one kind': ['ManagedInstancesProvider'] },
  },
  'AWS::ECS::ClusterCapacityProviderAssociations': {
    scenes: [{ update: { CapacityProviders: [ref('Provider'), 'FARGATE'] } }],
  },
  'AWS::ECS::ExpressGatewayService': {
    unchanged: {
      'it takes a deployment of a service: the tests of Express services change it': [
        'Cpu',
        'ExecutionRoleArn',
        'HealthCheckPath',
        'Memory',
        'NetworkConfiguration',
        'PrimaryContainer',
        'TaskDefinitionArn',
        'TaskRoleArn',
      ],
    },
  },
};
