import { expect, test } from 'vitest';
import {
  activities,
  faultOf,
  group,
  ids,
  makeGroup,
  rehearsal,
  states,
  subnetIds,
} from './testing/groups.ts';

test('a group launches its desired capacity, balanced over its zones', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { DesiredCapacity: 4 });
  cloud.settle();
  expect(states(cloud)).toEqual(['Pending a', 'Pending a', 'Pending b', 'Pending b']);
  cloud.advance(300);
  expect(states(cloud)).toEqual(['InService a', 'InService a', 'InService b', 'InService b']);
});

test('instances carry the group’s tags and the template’s version', () => {
  const cloud = rehearsal();
  makeGroup(cloud, {
    DesiredCapacity: 1,
    Tags: [
      { Key: 'team', Value: 'web', PropagateAtLaunch: true },
      { Key: 'cost', Value: '7', PropagateAtLaunch: false },
    ],
  });
  cloud.advance(300);
  const [instance] = cloud.call('ec2', 'DescribeInstances', {}).Reservations![0]!.Instances!;
  expect(instance?.Tags).toContainEqual({ Key: 'aws:autoscaling:groupName', Value: 'nodes' });
  expect(instance?.Tags).toContainEqual({ Key: 'team', Value: 'web' });
  expect(instance?.Tags?.map(({ Key }) => Key)).not.toContain('cost');
  expect(group(cloud).Instances![0]?.LaunchTemplate).toMatchObject({
    LaunchTemplateName: 'nodes',
    Version: '1',
  });
});

test('activities say what was done and why', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { DesiredCapacity: 1 });
  cloud.advance(300);
  expect(activities(cloud)[0]).toMatchObject({
    Description: `Launching a new EC2 instance: ${ids(cloud)[0]}`,
    StatusCode: 'Successful',
    Progress: 100,
    Cause:
      'At 2026-01-01T00:00:00Z a user request created an AutoScalingGroup changing the desired capacity from 0 to 1.  At 2026-01-01T00:00:00Z an instance was started in response to a difference between desired and actual capacity, increasing the capacity from 0 to 1.',
  });
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 2 });
  cloud.advance(300);
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 1 });
  cloud.advance(600);
  const [last] = activities(cloud);
  expect(last?.Description).toMatch(/^Terminating EC2 instance: i-/);
  expect(last?.Cause).toContain(
    'explicitly set group desired capacity changing the desired capacity from 2 to 1.  At',
  );
  expect(last?.Cause).toContain('shrinking the capacity from 2 to 1.');
  expect(last?.Cause).toMatch(/instance i-\w+ was selected for termination\.$/);
});

test('an instance that is terminated through EC2 is replaced', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  const [lost] = ids(cloud);
  cloud.call('ec2', 'TerminateInstances', { InstanceIds: [lost!] });
  cloud.advance(1_000);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
  expect(ids(cloud)).not.toContain(lost);
  const causes = activities(cloud).map(({ Cause }) => Cause);
  expect(causes[0]).toMatch(
    /an instance was launched in response to an unhealthy instance needing to be replaced/,
  );
  expect(causes[1]).toMatch(/an EC2 health check indicating it has been terminated or stopped/);
});

test('a stopped instance is unhealthy and replaced too', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { HealthCheckGracePeriod: 600 });
  cloud.advance(300);
  const [stopped] = ids(cloud);
  cloud.call('ec2', 'StopInstances', { InstanceIds: [stopped!] });
  cloud.advance(1_000);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
  expect(ids(cloud)).not.toContain(stopped);
});

test('scale-in terminates the oldest instance of the fullest zone and spares protected ones', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { DesiredCapacity: 3, TerminationPolicies: ['OldestInstance'] });
  cloud.advance(300);
  const inZone = group(cloud).Instances!.filter(({ AvailabilityZone }) => AvailabilityZone === 'us-east-1a');
  expect(inZone).toHaveLength(2);
  const [spared, taken] = inZone.map(({ InstanceId }) => InstanceId!);
  cloud.call('autoscaling', 'SetInstanceProtection', {
    AutoScalingGroupName: 'nodes',
    InstanceIds: [spared!],
    ProtectedFromScaleIn: true,
  });
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 2 });
  cloud.advance(600);
  expect(ids(cloud)).toContain(spared);
  expect(ids(cloud)).not.toContain(taken);
});

test('an unbalanced group launches in the emptier zone before it terminates', () => {
  const cloud = rehearsal();
  const [first] = subnetIds(cloud, 1);
  makeGroup(cloud, { VPCZoneIdentifier: first!, DesiredCapacity: 2 });
  cloud.advance(300);
  cloud.call('autoscaling', 'UpdateAutoScalingGroup', {
    AutoScalingGroupName: 'nodes',
    VPCZoneIdentifier: subnetIds(cloud).join(','),
  });
  cloud.settle();
  expect(states(cloud)).toEqual(['InService a', 'InService a', 'Pending b']);
  cloud.advance(1_000);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
});

test('a failed launch is recorded, retried, and succeeds once its cause is removed', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { DesiredCapacity: 1 });
  cloud.advance(300);
  cloud.call('ec2', 'CreateLaunchTemplateVersion', {
    LaunchTemplateName: 'nodes',
    SourceVersion: '1',
    LaunchTemplateData: { KeyName: 'later' },
  });
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 2 });
  cloud.advance(1_000);
  expect(activities(cloud)[0]).toMatchObject({
    StatusCode: 'Failed',
    StatusMessage: "The key pair 'later' does not exist Launching EC2 instance failed.",
  });
  expect(states(cloud)).toHaveLength(1);
  cloud.call('ec2', 'CreateKeyPair', { KeyName: 'later', KeyType: 'ed25519' });
  cloud.advance(10_000);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
});

test('suspended processes do nothing until they are resumed', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  const suspend = (...ScalingProcesses: string[]) =>
    cloud.call('autoscaling', 'SuspendProcesses', { AutoScalingGroupName: 'nodes', ScalingProcesses });
  suspend('ReplaceUnhealthy', 'Launch');
  cloud.call('ec2', 'TerminateInstances', { InstanceIds: [ids(cloud)[0]!] });
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 3 });
  cloud.advance(1_000);
  expect(
    group(cloud)
      .Instances!.map(({ HealthStatus }) => HealthStatus)
      .sort(),
  ).toEqual(['Healthy', 'Unhealthy']);
  cloud.call('autoscaling', 'ResumeProcesses', { AutoScalingGroupName: 'nodes' });
  cloud.advance(1_000);
  expect(states(cloud)).toHaveLength(3);
});

test('a user’s termination is replaced unless the desired capacity goes down with it', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  const end = (ShouldDecrementDesiredCapacity: boolean) =>
    cloud.call('autoscaling', 'TerminateInstanceInAutoScalingGroup', {
      InstanceId: ids(cloud)[0]!,
      ShouldDecrementDesiredCapacity,
    });
  end(false);
  cloud.advance(1_000);
  expect(states(cloud)).toHaveLength(2);
  end(true);
  cloud.advance(1_000);
  expect([states(cloud).length, group(cloud).DesiredCapacity]).toEqual([1, 1]);
  expect(faultOf(() => end(true))).toMatch(/^ValidationError: Currently, desiredSize equals minSize/);
});

test.each([
  [{ LaunchTemplate: undefined }, 'Valid requests must contain either LaunchTemplate'],
  [{ VPCZoneIdentifier: undefined }, 'At least one Availability Zone or VPC Subnet is required.'],
  [{ VPCZoneIdentifier: 'subnet-0' }, "The subnet ID 'subnet-0' does not exist"],
  [{ MinSize: 5 }, 'Max bound, 4, must be greater than or equal to min bound, 5'],
  [{ DesiredCapacity: 9 }, 'Desired capacity:9 must be between the specified min size:1 and max size:4'],
  [
    { LaunchTemplate: { Version: '1' } },
    'Valid requests must contain either launchTemplateId or LaunchTemplateName',
  ],
  [
    { LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'none' } },
    'Valid requests must contain either launchTemplateId or LaunchTemplateName',
  ],
  [
    { LaunchTemplate: { LaunchTemplateName: 'none' }, LaunchConfigurationName: 'x' },
    'Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId or MixedInstancesPolicy parameter.',
  ],
  [{ LaunchTemplate: { LaunchTemplateName: 'none' } }, 'You must use a valid fully-formed launch template.'],
  [
    { LaunchTemplate: { LaunchTemplateName: 'none', Version: 'newest' } },
    "Invalid launch template version: either '$Default', '$Latest', or a numeric version are allowed.",
  ],
  [{ DefaultCooldown: -1 }, "1 validation error detected: Value '-1' at 'defaultCooldown' failed"],
  [{ HealthCheckGracePeriod: -1 }, 'Grace period must be a positive integer.'],
  [
    { AvailabilityZones: ['us-east-1f'] },
    'The availability zones of the specified subnets and the Auto Scaling group do not match',
  ],
  [{ MaxInstanceLifetime: 60 }, 'Maximum instance lifetime must be equal to 0 or greater'],
])('a group of %j is refused', (more, text) => {
  const cloud = rehearsal();
  expect(faultOf(() => makeGroup(cloud, more))).toMatch(`ValidationError: ${text}`);
  expect(cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups).toEqual([]);
});

test('a group shows the version of its launch template that it was given, and a mixed one what AWS fills in', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { LaunchTemplate: { LaunchTemplateName: 'nodes' } });
  const [{ LaunchTemplateId = '' }] = cloud.call('ec2', 'DescribeLaunchTemplates', {}).LaunchTemplates as [
    { LaunchTemplateId?: string },
  ];
  expect(group(cloud).LaunchTemplate).toEqual({ LaunchTemplateId, LaunchTemplateName: 'nodes' });
  const mixed = (more: object = {}) => {
    cloud.call('autoscaling', 'UpdateAutoScalingGroup', {
      AutoScalingGroupName: 'nodes',
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateId },
          Overrides: [{ InstanceType: 't3.small' }],
        },
        ...more,
      },
    });
    return group(cloud).MixedInstancesPolicy;
  };
  const LaunchTemplate = {
    LaunchTemplateSpecification: { LaunchTemplateId, LaunchTemplateName: 'nodes', Version: '$Default' },
    Overrides: [{ InstanceType: 't3.small' }],
  };
  const distribution = {
    OnDemandAllocationStrategy: 'prioritized',
    OnDemandBaseCapacity: 0,
    OnDemandPercentageAboveBaseCapacity: 100,
  };
  expect(mixed()).toEqual({
    LaunchTemplate,
    InstancesDistribution: { ...distribution, SpotAllocationStrategy: 'lowest-price', SpotInstancePools: 2 },
  });
  const SpotAllocationStrategy = 'capacity-optimized';
  expect(mixed({ InstancesDistribution: { SpotAllocationStrategy } })).toEqual({
    LaunchTemplate,
    InstancesDistribution: { ...distribution, SpotAllocationStrategy },
  });
});

test('an unknown group is refused with Auto Scaling’s own text', () => {
  const cloud = rehearsal();
  const body = () =>
    cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'none', DesiredCapacity: 1 });
  expect(faultOf(body)).toBe(
    "ValidationError: AutoScalingGroup name not found - AutoScalingGroup 'none' not found",
  );
});

test('a group continues where it was after the engine was killed', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.settle();
  cloud.restart();
  cloud.advance(300);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
});

test('a group with instances is deleted by force only, and terminates them', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  expect(
    faultOf(() => cloud.call('autoscaling', 'DeleteAutoScalingGroup', { AutoScalingGroupName: 'nodes' })),
  ).toMatch(/^ResourceInUse: You cannot delete an AutoScalingGroup while there are instances/);
  cloud.call('autoscaling', 'DeleteAutoScalingGroup', { AutoScalingGroupName: 'nodes', ForceDelete: true });
  cloud.settle();
  expect(group(cloud).Status).toBe('Delete in progress');
  cloud.advance(1_000);
  expect(cloud.call('autoscaling', 'DescribeAutoScalingGroups', {}).AutoScalingGroups).toEqual([]);
  const left = cloud.call('ec2', 'DescribeInstances', {
    Filters: [{ Name: 'instance-state-name', Values: ['running', 'pending'] }],
  });
  expect(left.Reservations).toEqual([]);
});

test('instances older than the maximum lifetime are replaced one at a time', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { MaxInstanceLifetime: 86_400 });
  cloud.advance(300);
  const before = ids(cloud);
  cloud.advance(86_400_000 - 300);
  expect(ids(cloud).filter((id) => before.includes(id)).length).toBeGreaterThanOrEqual(1);
  cloud.advance(2_000);
  expect(ids(cloud).filter((id) => before.includes(id))).toEqual([]);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
});
