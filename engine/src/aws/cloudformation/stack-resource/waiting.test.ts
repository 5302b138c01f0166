// What the events of a stack say of resources that take long.
import { expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../../testing/rehearsal.ts';
import { services } from '../../services.ts';

const instanceRole = {
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
    },
  },
  Profile: { Type: 'AWS::IAM::InstanceProfile', Properties: { Roles: [{ Ref: 'Role' }] } },
};

const group = (userData: string, more: object = {}) => ({
  ...instanceRole,
  Configuration: {
    Type: 'AWS::AutoScaling::LaunchConfiguration',
    Properties: {
      InstanceType: 't3.small',
      ImageId: '{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2/recommended/image_id}}',
      IamInstanceProfile: { Ref: 'Profile' },
      UserData: { 'Fn::Base64': userData },
    },
  },
  Group: {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      LaunchConfigurationName: { Ref: 'Configuration' },
      MinSize: '1',
      MaxSize: '1',
      AvailabilityZones: ['us-east-1a'],
    },
    ...more,
  },
});

const service = {
  Cluster: { Type: 'AWS::ECS::Cluster', Properties: { ClusterName: 'mine' } },
  Task: {
    Type: 'AWS::ECS::TaskDefinition',
    Properties: { ContainerDefinitions: [{ Name: 'app', Image: 'app', Memory: 64 }] },
  },
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { Cluster: { Ref: 'Cluster' }, TaskDefinition: { Ref: 'Task' }, DesiredCount: 1 },
  },
};

function create(Resources: object): Rehearsal {
  const cloud = rehearse({ services });
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'slow',
    TemplateBody: JSON.stringify({ Resources }),
    Capabilities: ['CAPABILITY_IAM'],
  });
  cloud.settle();
  return cloud;
}

const reasons = (cloud: Rehearsal, id: string) =>
  cloud
    .call('cloudformation', 'DescribeStackEvents', { StackName: 'slow' })
    .StackEvents!.filter(({ LogicalResourceId }) => LogicalResourceId === id)
    .map(({ ResourceStatusReason = '' }) => ResourceStatusReason)
    .reverse();

test('a group whose instances do not signal says so after ten seconds, with what its instance’s console says', () => {
  const policy = { CreationPolicy: { ResourceSignal: { Count: 1, Timeout: 'PT15M' } } };
  using cloud = create(group('#!/bin/bash\ncfn-signal --stack $(name) --resource Group', policy));
  cloud.advance(9_000);
  expect(reasons(cloud, 'Group')).toEqual(['', 'Resource creation Initiated']);
  cloud.advance(3_000);
  const [, , reason, ...others] = reasons(cloud, 'Group');
  expect(others).toEqual([]);
  expect(reason).toMatch(/^Received 0 of 1 signal\(s\), which are awaited until 2026-/);
  expect(reason).toContain('1 of 1 instances are in service.');
  expect(reason).toContain('NOT carried out: cfn-signal');
  cloud.advance(60_000);
  expect(reasons(cloud, 'Group')).toHaveLength(3);
});

test('a service without a place says why, and which instance joined another cluster', () => {
  using cloud = create({ ...group('#!/bin/bash\necho nothing'), ...service });
  cloud.advance(30_000);
  const newest = reasons(cloud, 'Service').at(-1);
  expect(newest).toMatch(/^0 of 1 tasks are running, 0 are pending\. Last event: /);
  expect(newest).toContain('instances run, but none is in the cluster mine');
  expect(newest).toMatch(/i-0\w{16}: Registered with cluster default/);
  const { services: found } = cloud.call('ecs', 'DescribeServices', { cluster: 'mine', services: ['slow'] });
  expect(found).toEqual([]);
  const { serviceArns } = cloud.call('ecs', 'ListServices', { cluster: 'mine' });
  const { services: described } = cloud.call('ecs', 'DescribeServices', {
    cluster: 'mine',
    services: serviceArns,
  });
  const stray = described![0]!.events!.filter(({ message }) => message!.includes('Drydock: instances run'));
  expect(stray).toHaveLength(1);
});

test('a nested stack says what is in progress inside', () => {
  using cloud = rehearse({ services });
  cloud.call('s3', 'CreateBucket', { Bucket: 'templates' });
  const Body = Buffer.from(JSON.stringify({ Resources: service })) as never;
  cloud.call('s3', 'PutObject', { Bucket: 'templates', Key: 'inner.json', Body });
  const TemplateURL = 'https://templates.s3.amazonaws.com/inner.json';
  const Resources = { Inner: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL } } };
  cloud.call('cloudformation', 'CreateStack', {
    StackName: 'slow',
    TemplateBody: JSON.stringify({ Resources }),
  });
  cloud.advance(30_000);
  const newest = reasons(cloud, 'Inner').at(-1);
  expect(newest).toMatch(/^In progress: Service \(AWS::ECS::Service\): 0 of 1 tasks are running/);
  expect(newest).toContain('No Container Instances were found in your cluster');
});

test('a resource that is complete in time says nothing', () => {
  using cloud = create({ Cluster: service.Cluster });
  expect(reasons(cloud, 'Cluster')).toEqual(['', 'Resource creation Initiated', '']);
});

test('what is being deleted says what keeps it', () => {
  using cloud = create({
    Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/16' } },
    Group: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: { GroupDescription: 'web', VpcId: { Ref: 'Vpc' } },
    },
  });
  const { SecurityGroups } = cloud.call('ec2', 'DescribeSecurityGroups', {});
  const group = SecurityGroups!.find(({ Description }) => Description === 'web')!;
  const { Subnet } = cloud.call('ec2', 'CreateSubnet', { VpcId: group.VpcId, CidrBlock: '10.0.0.0/24' });
  cloud.call('ec2', 'CreateNetworkInterface', { SubnetId: Subnet!.SubnetId, Groups: [group.GroupId!] });
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'slow' });
  cloud.advance(12_000);
  expect(reasons(cloud, 'Group').at(-1)).toMatch(/has a dependent object/);
});
