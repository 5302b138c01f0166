import { expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { activities, faultOf, group, makeGroup, rehearsal, subnetIds } from './testing/groups.ts';

const empty = { MinSize: 0, DesiredCapacity: 0 };
const named = (Key: string, Value: string) => ({ Key, Value, PropagateAtLaunch: true });

const names = (cloud: Rehearsal, input: object = {}) =>
  cloud
    .call('autoscaling', 'DescribeAutoScalingGroups', input)
    .AutoScalingGroups!.map(({ AutoScalingGroupName }) => AutoScalingGroupName);

test('groups are filtered by name and by tag', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { ...empty, AutoScalingGroupName: 'a', Tags: [named('team', 'web')] });
  makeGroup(cloud, { ...empty, AutoScalingGroupName: 'b', Tags: [named('team', 'api')] });
  makeGroup(cloud, { ...empty, AutoScalingGroupName: 'c', Tags: [named('stage', 'web')] });
  const filter = (Name: string, ...Values: string[]) => names(cloud, { Filters: [{ Name, Values }] });
  expect(names(cloud, { AutoScalingGroupNames: ['c', 'none', 'a'] })).toEqual(['a', 'c']);
  expect(filter('tag-key', 'team')).toEqual(['a', 'b']);
  expect(filter('tag-value', 'web')).toEqual(['a', 'c']);
  expect(filter('tag:team', 'web', 'api')).toEqual(['a', 'b']);
  expect(faultOf(() => filter('size', '1'))).toBe('ValidationError: Filter type size is not correct.');
});

test('groups are listed in pages, and one deleted between two pages shifts none', () => {
  const cloud = rehearsal();
  for (const AutoScalingGroupName of ['d', 'b', 'a', 'c', 'e']) {
    makeGroup(cloud, { ...empty, AutoScalingGroupName });
  }
  const first = cloud.call('autoscaling', 'DescribeAutoScalingGroups', { MaxRecords: 2 });
  expect(first.AutoScalingGroups!.map(({ AutoScalingGroupName }) => AutoScalingGroupName)).toEqual([
    'a',
    'b',
  ]);
  cloud.call('autoscaling', 'DeleteAutoScalingGroup', { AutoScalingGroupName: 'a' });
  const second = cloud.call('autoscaling', 'DescribeAutoScalingGroups', {
    MaxRecords: 2,
    NextToken: first.NextToken,
  });
  makeGroup(cloud, { ...empty, AutoScalingGroupName: 'aa' });
  expect(second.AutoScalingGroups!.map(({ AutoScalingGroupName }) => AutoScalingGroupName)).toEqual([
    'c',
    'd',
  ]);
  expect(names(cloud, { NextToken: second.NextToken })).toEqual(['e']);
  expect(faultOf(() => names(cloud, { NextToken: 'Mg==' }))).toBe(
    'InvalidNextToken: The NextToken value is not valid.',
  );
});

test('activities are listed newest first, and one that begins between two pages shifts none', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { MaxSize: 9, DesiredCapacity: 5 });
  cloud.advance(300);
  const ids = (input: object) =>
    cloud
      .call('autoscaling', 'DescribeScalingActivities', input)
      .Activities!.map(({ ActivityId }) => ActivityId);
  const all = activities(cloud).map(({ ActivityId }) => ActivityId);
  expect(all).toHaveLength(5);
  const { NextToken } = cloud.call('autoscaling', 'DescribeScalingActivities', { MaxRecords: 2 });
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 6 });
  cloud.advance(300);
  expect(ids({ NextToken })).toEqual(all.slice(2));
  expect(ids({ ActivityIds: [all[3]] })).toEqual([all[3]]);
});

test('the activities of a deleted group are listed when asked for', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { DesiredCapacity: 1 });
  cloud.advance(300);
  cloud.call('autoscaling', 'DeleteAutoScalingGroup', { AutoScalingGroupName: 'nodes', ForceDelete: true });
  cloud.advance(1_000);
  const describe = (more: object) => cloud.call('autoscaling', 'DescribeScalingActivities', more).Activities;
  expect(describe({})).toEqual([]);
  expect(faultOf(() => describe({ AutoScalingGroupName: 'nodes' }))).toMatch(/'nodes' not found$/);
  expect(describe({ AutoScalingGroupName: 'nodes', IncludeDeletedGroups: true })).toHaveLength(2);
});

test('a new group has AWS’s defaults', () => {
  const cloud = rehearsal();
  cloud.call('autoscaling', 'CreateAutoScalingGroup', {
    AutoScalingGroupName: 'nodes',
    MinSize: 1,
    MaxSize: 4,
    LaunchTemplate: { LaunchTemplateName: 'nodes' },
    VPCZoneIdentifier: subnetIds(cloud).join(','),
  });
  expect(group(cloud)).toMatchObject({
    AutoScalingGroupARN: expect.stringMatching(
      /^arn:aws:autoscaling:us-east-1:000000000000:autoScalingGroup:[0-9a-f-]{36}:autoScalingGroupName\/nodes$/,
    ),
    DesiredCapacity: 1,
    DefaultCooldown: 300,
    HealthCheckType: 'EC2',
    HealthCheckGracePeriod: 0,
    TerminationPolicies: ['Default'],
    NewInstancesProtectedFromScaleIn: false,
    AvailabilityZones: ['us-east-1a', 'us-east-1b'],
    SuspendedProcesses: [],
    EnabledMetrics: [],
  });
  expect(faultOf(() => makeGroup(cloud))).toBe(
    'AlreadyExists: AutoScalingGroup by this name already exists - A group with the name nodes already exists',
  );
});

test('the account’s limits count its groups and launch configurations', () => {
  const cloud = rehearsal();
  makeGroup(cloud, empty);
  expect(cloud.call('autoscaling', 'DescribeAccountLimits', {})).toEqual({
    MaxNumberOfAutoScalingGroups: 500,
    MaxNumberOfLaunchConfigurations: 200,
    NumberOfAutoScalingGroups: 1,
    NumberOfLaunchConfigurations: 0,
  });
});

test('a group has no warm pool and no notifications', () => {
  const cloud = rehearsal();
  makeGroup(cloud, empty);
  expect(cloud.call('autoscaling', 'DescribeWarmPool', { AutoScalingGroupName: 'nodes' })).toEqual({
    Instances: [],
  });
  expect(
    faultOf(() => cloud.call('autoscaling', 'DescribeWarmPool', { AutoScalingGroupName: 'none' })),
  ).toMatch(/^ValidationError: AutoScalingGroup name not found/);
  expect(
    cloud.call('autoscaling', 'DescribeNotificationConfigurations', { AutoScalingGroupNames: ['nodes'] }),
  ).toEqual({ NotificationConfigurations: [] });
});

test('what can be chosen for a group is what its operations accept', () => {
  const cloud = rehearsal();
  makeGroup(cloud, empty);
  const { TerminationPolicyTypes = [] } = cloud.call('autoscaling', 'DescribeTerminationPolicyTypes', {});
  expect(TerminationPolicyTypes).toEqual([
    'AllocationStrategy',
    'ClosestToNextInstanceHour',
    'Default',
    'NewestInstance',
    'OldestInstance',
    'OldestLaunchConfiguration',
    'OldestLaunchTemplate',
  ]);
  cloud.call('autoscaling', 'UpdateAutoScalingGroup', {
    AutoScalingGroupName: 'nodes',
    TerminationPolicies: TerminationPolicyTypes,
  });
  expect(group(cloud).TerminationPolicies).toEqual(TerminationPolicyTypes);

  const { Processes = [] } = cloud.call('autoscaling', 'DescribeScalingProcessTypes', {});
  const processes = Processes.map(({ ProcessName = '' }) => ProcessName);
  expect(processes).toEqual([
    'AZRebalance',
    'AddToLoadBalancer',
    'AlarmNotification',
    'HealthCheck',
    'InstanceRefresh',
    'Launch',
    'ReplaceUnhealthy',
    'ScheduledActions',
    'Terminate',
  ]);
  cloud.call('autoscaling', 'SuspendProcesses', { AutoScalingGroupName: 'nodes' });
  expect(
    group(cloud)
      .SuspendedProcesses!.map(({ ProcessName }) => ProcessName)
      .sort(),
  ).toEqual(processes);

  const { AdjustmentTypes = [] } = cloud.call('autoscaling', 'DescribeAdjustmentTypes', {});
  expect(AdjustmentTypes.map(({ AdjustmentType }) => AdjustmentType)).toEqual([
    'ChangeInCapacity',
    'ExactCapacity',
    'PercentChangeInCapacity',
  ]);
});
