// Stacks whose resources wait for something that does not come: after ten seconds each says for what, and goes on saying it.
import { expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import {
  balancer,
  cluster,
  container,
  get,
  listener,
  network,
  ref,
  template,
} from '../testing/resource-examples/surroundings.ts';
import { silentResources } from './cloudformation/testing/silent-resources.ts';
import { services } from './services.ts';

const onFargate = {
  RequiresCompatibilities: ['FARGATE'],
  NetworkMode: 'awsvpc',
  Cpu: '256',
  Memory: '512',
  ExecutionRoleArn: 'arn:aws:iam::000000000000:role/execution',
};

const fargate = {
  ...network,
  ...cluster,
  Definition: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: { ...onFargate, ContainerDefinitions: container('app:1') },
  },
};

const inSubnets = { AwsvpcConfiguration: { Subnets: [ref('SubnetA'), ref('SubnetB')] } };

const service = (more: object) => ({
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { Cluster: ref('Cluster'), TaskDefinition: ref('Definition'), DesiredCount: 1, ...more },
  },
});

const onInstances = {
  ...cluster,
  Definition: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: container('app:1') } },
};

const group = (more: object, policy: object = {}) => ({
  ...network,
  ...template,
  Group: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      LaunchTemplate: {
        LaunchTemplateId: ref('Template'),
        Version: get('Template', 'LatestVersionNumber'),
      },
      VPCZoneIdentifier: [ref('SubnetA'), ref('SubnetB')],
      MinSize: '1',
      MaxSize: '1',
      ...more,
    },
    ...policy,
  },
});

const signalled = { CreationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT15M' } } };

/** By what waits, which the drivers of no test answer. */
const situations: Readonly<
  Record<string, { readonly waits: string; readonly resources: object; readonly says: RegExp }>
> = {
  'a service on Fargate whose task does not start': {
    waits: 'Service',
    resources: { ...fargate, ...service({ LaunchType: 'FARGATE', NetworkConfiguration: inSubnets }) },
    says: /^0 of 1 tasks are running, 1 are pending/,
  },
  'a service whose cluster has no instances': {
    waits: 'Service',
    resources: { ...onInstances, ...service({}) },
    says: /No Container Instances were found in your cluster/,
  },
  'a service whose capacity provider’s instances join another cluster': {
    waits: 'Service',
    resources: {
      ...group({ MinSize: '0' }),
      ...onInstances,
      Provider: {
        Type: 'AWS::ECS::CapacityProvider',
        Properties: {
          AutoScalingGroupProvider: {
            AutoScalingGroupArn: ref('Group'),
            ManagedScaling: { Status: 'ENABLED' },
          },
        },
      },
      Providers: {
        Type: 'AWS::ECS::ClusterCapacityProviderAssociations',
        Properties: {
          Cluster: ref('Cluster'),
          CapacityProviders: [ref('Provider')],
          DefaultCapacityProviderStrategy: [{ CapacityProvider: ref('Provider') }],
        },
      },
      Service: {
        ...service({ CapacityProviderStrategy: [{ CapacityProvider: ref('Provider') }] }).Service,
        DependsOn: 'Providers',
      },
    },
    says: /instances run, but none is in the cluster/,
  },
  'a task set whose tasks do not start': {
    waits: 'TaskSet',
    resources: {
      ...fargate,
      ...service({ TaskDefinition: undefined, DeploymentController: { Type: 'EXTERNAL' } }),
      TaskSet: {
        Type: 'AWS::ECS::TaskSet',
        Properties: {
          Cluster: ref('Cluster'),
          Service: ref('Service'),
          TaskDefinition: ref('Definition'),
          LaunchType: 'FARGATE',
          NetworkConfiguration: { AwsVpcConfiguration: inSubnets.AwsvpcConfiguration },
          Scale: { Unit: 'PERCENT', Value: 100 },
        },
      },
    },
    says: /^0 of 1 tasks are running, 1 are pending\. The task set is STABILIZING/,
  },
  'an instance that sends no signal': {
    waits: 'Instance',
    resources: {
      ...network,
      Instance: {
        Type: 'AWS::EC2::Instance',
        Properties: {
          ImageId: '{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id}}',
          InstanceType: 't3.small',
          SubnetId: ref('SubnetA'),
        },
        ...signalled,
      },
    },
    says: /^Received 0 of 1 signal\(s\), which are awaited until /,
  },
  'a group whose instances send no signal': {
    waits: 'Group',
    resources: group({}, signalled),
    says: /^Received 0 of 1 signal\(s\), which are awaited until /,
  },
  'a listener whose port nobody binds': {
    waits: 'Balancer',
    resources: { ...balancer, ...listener },
    says: /./,
  },
};

test.each(Object.entries(situations))('%s says so', (_, { waits, resources, says }) => {
  using cloud = rehearse({ services });
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'waiting',
    TemplateBody: JSON.stringify({ Resources: resources }),
    Capabilities: ['CAPABILITY_IAM'],
  });
  for (const seconds of [15, 45, 240]) {
    cloud.advance(seconds * 1000);
    const { StackResources = [] } = cloud.call('cloudformation', 'DescribeStackResources', {
      StackName: 'waiting',
    });
    const waiting = StackResources.find(({ LogicalResourceId }) => LogicalResourceId === waits);
    if (waiting?.ResourceStatus !== 'CREATE_IN_PROGRESS')
      console.log(
        JSON.stringify(
          cloud
            .call('cloudformation', 'DescribeStackEvents', { StackName: 'waiting' })
            .StackEvents!.map((e) => [e.LogicalResourceId, e.ResourceStatus, e.ResourceStatusReason]),
        ),
      );
    expect(waiting).toMatchObject({ ResourceStatus: 'CREATE_IN_PROGRESS' });
    expect(silentResources(cloud, 'waiting')).toEqual([]);
    const { StackEvents = [] } = cloud.call('cloudformation', 'DescribeStackEvents', {
      StackName: 'waiting',
    });
    const newest = StackEvents.find(({ LogicalResourceId }) => LogicalResourceId === waits);
    expect(newest?.ResourceStatusReason).toMatch(says);
  }
  expect(cloud.log).toEqual([]);
});
