import { expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';

const userData = (signal: string) =>
  Buffer.from(
    `#!/bin/bash\necho ECS_CLUSTER=demo >> /etc/ecs/ecs.config\n/opt/aws/bin/cfn-signal ${signal} --stack fleet --resource Group --region us-east-1\n`,
  ).toString('base64');

function template({
  type = 't3.small',
  signal = '-e $?',
  desired = '2',
  max = '3',
  pause = 'PT1M',
  replace = false,
  refresh = undefined as object | undefined,
} = {}) {
  return JSON.stringify({
    Parameters: {
      Image: {
        Type: 'AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>',
        Default: '/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id',
      },
    },
    Resources: {
      Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.20.0.0/16' } },
      SubnetA: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.20.10.0/24', AvailabilityZone: 'us-east-1a' },
      },
      SubnetB: {
        Type: 'AWS::EC2::Subnet',
        Properties: { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.20.20.0/24', AvailabilityZone: 'us-east-1b' },
      },
      Gateway: { Type: 'AWS::EC2::InternetGateway' },
      Attachment: {
        Type: 'AWS::EC2::VPCGatewayAttachment',
        Properties: { VpcId: { Ref: 'Vpc' }, InternetGatewayId: { Ref: 'Gateway' } },
      },
      Routes: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: { Ref: 'Vpc' } } },
      Default: {
        Type: 'AWS::EC2::Route',
        DependsOn: 'Attachment',
        Properties: {
          RouteTableId: { Ref: 'Routes' },
          DestinationCidrBlock: '0.0.0.0/0',
          GatewayId: { Ref: 'Gateway' },
        },
      },
      Association: {
        Type: 'AWS::EC2::SubnetRouteTableAssociation',
        Properties: { RouteTableId: { Ref: 'Routes' }, SubnetId: { Ref: 'SubnetA' } },
      },
      SecurityGroup: {
        Type: 'AWS::EC2::SecurityGroup',
        Properties: { GroupDescription: 'instances', VpcId: { Ref: 'Vpc' } },
      },
      Template: {
        Type: 'AWS::EC2::LaunchTemplate',
        Properties: {
          LaunchTemplateData: {
            ImageId: { Ref: 'Image' },
            InstanceType: type,
            SecurityGroupIds: [{ Ref: 'SecurityGroup' }],
            UserData: userData(signal),
          },
        },
      },
      Group: {
        Type: 'AWS::AutoScaling::AutoScalingGroup',
        CreationPolicy: { ResourceSignal: { Count: 2, Timeout: 'PT5M' } },
        UpdatePolicy: {
          ...(replace ? { AutoScalingReplacingUpdate: { WillReplace: true } } : {}),
          AutoScalingScheduledAction: { IgnoreUnmodifiedGroupSizeProperties: true },
          ...(refresh
            ? { AutoScalingInstanceRefresh: { Strategy: 'Rolling', Preferences: refresh } }
            : {
                AutoScalingRollingUpdate: {
                  MaxBatchSize: 1,
                  MinInstancesInService: 2,
                  WaitOnResourceSignals: true,
                  PauseTime: pause,
                  SuspendProcesses: ['AZRebalance'],
                },
              }),
        },
        Properties: {
          MinSize: '2',
          MaxSize: max,
          DesiredCapacity: desired,
          LaunchTemplate: {
            LaunchTemplateId: { Ref: 'Template' },
            Version: { 'Fn::GetAtt': ['Template', 'LatestVersionNumber'] },
          },
          VPCZoneIdentifier: [{ Ref: 'SubnetA' }, { Ref: 'SubnetB' }],
        },
      },
      Up: {
        Type: 'AWS::AutoScaling::ScalingPolicy',
        Properties: {
          AutoScalingGroupName: { Ref: 'Group' },
          PolicyType: 'StepScaling',
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        },
      },
    },
  });
}

function create(TemplateBody: string) {
  const cloud = rehearse({ services });
  cloud.call('cloudformation', 'CreateStack', { StackName: 'fleet', TemplateBody });
  return cloud;
}

const status = (cloud: Rehearsal) =>
  cloud.call('cloudformation', 'DescribeStacks', { StackName: 'fleet' }).Stacks![0]!.StackStatus;

/** Oldest first. */
const reasons = (cloud: Rehearsal, logicalId = 'Group') =>
  cloud
    .call('cloudformation', 'DescribeStackEvents', { StackName: 'fleet' })
    .StackEvents!.filter(({ LogicalResourceId }) => LogicalResourceId === logicalId)
    .map(({ ResourceStatusReason }) => ResourceStatusReason ?? '')
    .reverse();

const group = (cloud: Rehearsal) =>
  cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups![0]!;
const types = (cloud: Rehearsal) => group(cloud).Instances!.map(({ InstanceType }) => InstanceType);

test('a stack with a group is complete once its instances have signalled, and leaves nothing when deleted', () => {
  const cloud = create(template());
  cloud.advance(5_000);
  expect(status(cloud)).toBe('CREATE_COMPLETE');
  expect(group(cloud).Instances!.map(({ LifecycleState }) => LifecycleState)).toEqual([
    'InService',
    'InService',
  ]);
  expect(reasons(cloud).filter((reason) => reason.startsWith('Received SUCCESS signal'))).toHaveLength(2);
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'fleet' });
  cloud.advance(10_000);
  expect(cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups).toEqual([]);
  expect(cloud.call('ec2', 'DescribeVpcs', {}).Vpcs).toHaveLength(1);
  expect(cloud.call('ec2', 'DescribeNetworkInterfaces', {}).NetworkInterfaces).toEqual([]);
});

const hour = 3_600_000;

/** Protects the first instance from scale-in, and has the stack deleted. */
function deleteWithProtected(cloud: Rehearsal, setProtection: (isProtected: boolean) => void): string {
  setProtection(true);
  const { StackId } = cloud.call('cloudformation', 'DescribeStacks', { StackName: 'fleet' }).Stacks![0]!;
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'fleet' });
  cloud.advance(10_000);
  return StackId!;
}

function protectedFleet() {
  const cloud = create(template());
  cloud.advance(5_000);
  const id = group(cloud).Instances![0]!.InstanceId!;
  const setProtection = (ProtectedFromScaleIn: boolean) =>
    cloud.call('autoscaling', 'SetInstanceProtection', {
      AutoScalingGroupName: group(cloud).AutoScalingGroupName,
      InstanceIds: [id],
      ProtectedFromScaleIn,
    });
  return { cloud, id, setProtection };
}

test('a deletion waits for instances that are protected from scale-in, says so, and goes on once they are not', () => {
  const { cloud, id, setProtection } = protectedFleet();
  const stackId = deleteWithProtected(cloud, setProtection);
  expect(group(cloud)).toMatchObject({ MaxSize: 0, DesiredCapacity: 0, Instances: [{ InstanceId: id }] });
  const events = cloud.call('cloudformation', 'DescribeStackEvents', { StackName: stackId }).StackEvents!;
  expect(
    events
      .filter(({ ResourceStatusReason }) => ResourceStatusReason?.includes(`scale-in: ${id}.`))
      .map(({ LogicalResourceId, ResourceStatus }) => [LogicalResourceId, ResourceStatus]),
  ).toEqual([['Group', 'DELETE_IN_PROGRESS']]);

  setProtection(false);
  cloud.advance(60_000);
  expect(cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups).toEqual([]);
  const { Stacks } = cloud.call('cloudformation', 'DescribeStacks', { StackName: stackId });
  expect(Stacks![0]!.StackStatus).toBe('DELETE_COMPLETE');
});

test('a deletion fails after an hour of waiting for protected instances, and succeeds when it is repeated without them', () => {
  const { cloud, id, setProtection } = protectedFleet();
  const stackId = deleteWithProtected(cloud, setProtection);
  cloud.advance(hour);
  expect(status(cloud)).toBe('DELETE_FAILED');
  expect(reasons(cloud).join()).toContain('all remaining instances are protected from scale-in');
  expect(group(cloud).Instances).toMatchObject([{ InstanceId: id }]);

  setProtection(false);
  cloud.call('cloudformation', 'DeleteStack', { StackName: 'fleet' });
  cloud.advance(60_000);
  const { Stacks } = cloud.call('cloudformation', 'DescribeStacks', { StackName: stackId });
  expect(Stacks![0]!.StackStatus).toBe('DELETE_COMPLETE');
});

test('a new launch template rolls through the group, one at a time, keeping two in service', () => {
  const cloud = create(template());
  cloud.advance(5_000);
  cloud.call('cloudformation', 'UpdateStack', {
    StackName: 'fleet',
    TemplateBody: template({ type: 't3.medium' }),
  });
  const serving: number[] = [];
  for (let step = 0; step < 100; step++) {
    cloud.advance(100);
    serving.push(
      group(cloud).Instances!.filter(({ LifecycleState }) => LifecycleState === 'InService').length,
    );
  }
  expect(status(cloud)).toBe('UPDATE_COMPLETE');
  expect(types(cloud)).toEqual(['t3.medium', 't3.medium']);
  expect(Math.min(...serving)).toBe(2);
  expect(group(cloud)).toMatchObject({ MinSize: 2, DesiredCapacity: 2, SuspendedProcesses: [] });
  const text = reasons(cloud).join('\n');
  expect(text).toContain('Terminating 2 obsolete instance(s) in batches of 1, while keeping at least 2');
  expect(text).toContain('Temporarily setting autoscaling group MinSize and DesiredCapacity to 3.');
  expect(text).toMatch(/Successfully terminated instance\(s\) \[i-\w+\] \(Progress 100%\)\./);
});

test('a rolling update whose instances signal failure is rolled back to the old template', () => {
  const cloud = create(template());
  cloud.advance(5_000);
  const TemplateBody = template({ type: 't3.medium', signal: '-e 1' });
  cloud.call('cloudformation', 'UpdateStack', { StackName: 'fleet', TemplateBody });
  cloud.advance(30_000);
  expect(status(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(types(cloud)).toEqual(['t3.small', 't3.small']);
  expect(group(cloud)).toMatchObject({ MinSize: 2, DesiredCapacity: 2, SuspendedProcesses: [] });
  expect(reasons(cloud)).toContain(
    'Received 1 FAILURE signal(s) out of 2. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement',
  );
});

test('an update that is cancelled half-way rolls back what it had replaced, and its temporary sizes', () => {
  const cloud = create(template());
  cloud.advance(5_000);
  const TemplateBody = template({ type: 't3.medium' });
  cloud.call('cloudformation', 'UpdateStack', { StackName: 'fleet', TemplateBody });
  cloud.advance(320);
  expect(types(cloud)).toContain('t3.medium');
  expect(group(cloud)).toMatchObject({
    DesiredCapacity: 3,
    SuspendedProcesses: [{ ProcessName: 'AZRebalance' }],
  });
  cloud.call('cloudformation', 'CancelUpdateStack', { StackName: 'fleet' });
  cloud.advance(30_000);
  expect(status(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(types(cloud)).toEqual(['t3.small', 't3.small']);
  expect(group(cloud)).toMatchObject({ MinSize: 2, DesiredCapacity: 2, SuspendedProcesses: [] });
});

test('a replacing update creates a new group, moves the policies to it, and only then deletes the old one', () => {
  const cloud = create(template({ replace: true }));
  cloud.advance(5_000);
  const old = group(cloud).AutoScalingGroupName;
  const TemplateBody = template({ type: 't3.medium', replace: true });
  cloud.call('cloudformation', 'UpdateStack', { StackName: 'fleet', TemplateBody });
  cloud.settle();
  expect(cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups).toHaveLength(2);
  cloud.advance(10_000);
  expect(status(cloud)).toBe('UPDATE_COMPLETE');
  const { AutoScalingGroups = [] } = cloud.call('autoscaling', 'DescribeAutoScalingGroups', {});
  expect(AutoScalingGroups.map(({ AutoScalingGroupName }) => AutoScalingGroupName === old)).toEqual([false]);
  expect(types(cloud)).toEqual(['t3.medium', 't3.medium']);
  const [policy] = cloud.call('autoscaling', 'DescribePolicies', {}).ScalingPolicies!;
  expect(policy?.AutoScalingGroupName).toBe(group(cloud).AutoScalingGroupName);
});

test('a replacing update whose instances fail leaves the old group as it was', () => {
  const cloud = create(template({ replace: true }));
  cloud.advance(5_000);
  const before = group(cloud);
  const TemplateBody = template({ type: 't3.medium', replace: true, signal: '-e 1' });
  cloud.call('cloudformation', 'UpdateStack', { StackName: 'fleet', TemplateBody });
  cloud.advance(30_000);
  expect(status(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  const { AutoScalingGroups = [] } = cloud.call('autoscaling', 'DescribeAutoScalingGroups', {});
  expect(AutoScalingGroups).toHaveLength(1);
  expect(group(cloud).Instances).toEqual(before.Instances);
});

test('an instance refresh replaces what an update made obsolete, and is undone by another', () => {
  const refresh = { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 };
  const cloud = create(template({ refresh }));
  cloud.advance(5_000);
  const update = (more: object) =>
    cloud.call('cloudformation', 'UpdateStack', {
      StackName: 'fleet',
      TemplateBody: template({ refresh, ...more }),
    });
  update({ type: 't3.medium' });
  cloud.advance(10_000);
  expect([status(cloud), types(cloud)]).toEqual(['UPDATE_COMPLETE', ['t3.medium', 't3.medium']]);
  update({ type: 't3.large' });
  cloud.advance(200);
  cloud.call('cloudformation', 'CancelUpdateStack', { StackName: 'fleet' });
  cloud.advance(30_000);
  expect([status(cloud), types(cloud)]).toEqual(['UPDATE_ROLLBACK_COMPLETE', ['t3.medium', 't3.medium']]);
});

test('signals that do not arrive count as failures once the pause is over', () => {
  const cloud = create(template());
  cloud.advance(5_000);
  const TemplateBody = template({ type: 't3.medium', signal: '--help' });
  cloud.call('cloudformation', 'UpdateStack', { StackName: 'fleet', TemplateBody });
  cloud.advance(55_000);
  expect(status(cloud)).toBe('UPDATE_IN_PROGRESS');
  cloud.advance(150_000);
  expect(status(cloud)).toBe('UPDATE_ROLLBACK_COMPLETE');
  expect(reasons(cloud)).toContain(
    'Failed to receive 1 resource signal(s) for the current batch. Each resource signal timeout is counted as a FAILURE.',
  );
});

test('a group from whose template nothing can be launched is refused with the reason that EC2 gave', () => {
  const cloud = create(template({ type: 't4g.small' }));
  cloud.advance(120_000);
  expect(status(cloud)).toBe('ROLLBACK_COMPLETE');
  expect(reasons(cloud).join('\n')).toMatch(
    /You must use a valid fully-formed launch template\. The architecture 'arm64' of the specified instance type/,
  );
});

test('a group whose launches fail is rolled back with the reason that EC2 gave', () => {
  const image = '{{resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id}}';
  const LaunchConfiguration = {
    Type: 'AWS::AutoScaling::LaunchConfiguration',
    Properties: { ImageId: image, InstanceType: 't4g.small' },
  };
  const Group = {
    Type: 'AWS::AutoScaling::AutoScalingGroup',
    Properties: {
      LaunchConfigurationName: { Ref: 'LaunchConfiguration' },
      AvailabilityZones: ['us-east-1a'],
      MinSize: '1',
      MaxSize: '1',
    },
  };
  const cloud = create(JSON.stringify({ Resources: { LaunchConfiguration, Group } }));
  cloud.advance(120_000);
  expect(status(cloud)).toBe('ROLLBACK_COMPLETE');
  expect(reasons(cloud).join('\n')).toMatch(
    /Group did not stabilize.*Failed Scaling Activity: The architecture 'arm64' of the specified instance type/,
  );
});
