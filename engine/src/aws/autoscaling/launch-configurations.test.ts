import { expect, test } from 'vitest';
import { publicImages } from '../../machine-images/public-images.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { faultOf, makeGroup, rehearsal, subnetIds } from './testing/groups.ts';

const image = publicImages('us-east-1')[0]!.imageId;

const create = (cloud: Rehearsal, name: string, more: object = {}) =>
  cloud.call('autoscaling', 'CreateLaunchConfiguration', {
    LaunchConfigurationName: name,
    ImageId: image,
    InstanceType: 't3.small',
    ...more,
  });

const describe = (cloud: Rehearsal, input: object = {}) =>
  cloud.call('autoscaling', 'DescribeLaunchConfigurations', input);

test('a launch configuration has AWS’s defaults', () => {
  const cloud = rehearsal();
  create(cloud, 'old');
  expect(describe(cloud, { LaunchConfigurationNames: ['old'] }).LaunchConfigurations).toMatchObject([
    {
      LaunchConfigurationName: 'old',
      LaunchConfigurationARN: expect.stringMatching(
        /^arn:aws:autoscaling:us-east-1:000000000000:launchConfiguration:[0-9a-f-]{36}:launchConfigurationName\/old$/,
      ),
      ImageId: image,
      InstanceType: 't3.small',
      EbsOptimized: false,
      InstanceMonitoring: { Enabled: true },
      SecurityGroups: [],
      BlockDeviceMappings: [],
      CreatedTime: new Date('2026-01-01'),
    },
  ]);
});

test('user data that is not base64 is refused', () => {
  const cloud = rehearsal();
  expect(faultOf(() => create(cloud, 'plain', { UserData: '#!/bin/bash' }))).toContain(
    'UserData does not appear to be base64 encoded',
  );
  create(cloud, 'encoded', { UserData: 'IyEvYmluL2Jhc2g=' });
});

test('a group launches what its launch configuration says', () => {
  const cloud = rehearsal();
  create(cloud, 'old', { InstanceType: 't3.medium', InstanceMonitoring: { Enabled: false } });
  makeGroup(cloud, { LaunchTemplate: undefined, LaunchConfigurationName: 'old', DesiredCapacity: 1 });
  cloud.advance(300);
  const [instance] = cloud.call('ec2', 'DescribeInstances', {}).Reservations![0]!.Instances!;
  expect(instance).toMatchObject({
    ImageId: image,
    InstanceType: 't3.medium',
    Monitoring: { State: 'disabled' },
  });
  expect(cloud.call('autoscaling', 'DescribeAutoScalingInstances', {}).AutoScalingInstances).toMatchObject([
    { LaunchConfigurationName: 'old', InstanceType: 't3.medium' },
  ]);
});

test.each([
  ['a name that exists', {}, /^AlreadyExists: Launch Configuration by this name already exists/],
  [
    'no image',
    { LaunchConfigurationName: 'new', ImageId: undefined },
    /^ValidationError: Valid requests must contain/,
  ],
  [
    'no type',
    { LaunchConfigurationName: 'new', InstanceType: undefined },
    /^ValidationError: Valid requests must contain/,
  ],
  [
    'a type that does not exist',
    { LaunchConfigurationName: 'new', InstanceType: 't9.nope' },
    /^ValidationError: The specified instance type t9.nope is not valid$/,
  ],
  [
    'an instance to copy',
    { LaunchConfigurationName: 'new', InstanceId: 'i-1' },
    /does not simulate launch configurations/,
  ],
])('creating a launch configuration with %s is refused', (_what, change, expected) => {
  const cloud = rehearsal();
  create(cloud, 'old');
  expect(faultOf(() => create(cloud, 'old', change))).toMatch(expected);
  expect(describe(cloud).LaunchConfigurations).toHaveLength(1);
});

test('a launch configuration that a group uses cannot be deleted', () => {
  const cloud = rehearsal();
  create(cloud, 'old');
  makeGroup(cloud, {
    LaunchTemplate: undefined,
    LaunchConfigurationName: 'old',
    MinSize: 0,
    DesiredCapacity: 0,
    VPCZoneIdentifier: subnetIds(cloud).join(','),
  });
  const remove = () =>
    cloud.call('autoscaling', 'DeleteLaunchConfiguration', { LaunchConfigurationName: 'old' });
  expect(faultOf(remove)).toBe(
    'ResourceInUse: Cannot delete launch configuration old because it is attached to AutoScalingGroup nodes',
  );
  cloud.call('autoscaling', 'DeleteAutoScalingGroup', { AutoScalingGroupName: 'nodes' });
  remove();
  expect(describe(cloud).LaunchConfigurations).toEqual([]);
  expect(faultOf(remove)).toBe(
    'ValidationError: Launch configuration name not found - Launch configuration old not found',
  );
});

test('launch configurations are listed in pages', () => {
  const cloud = rehearsal();
  for (const name of ['c', 'a', 'b']) create(cloud, name);
  const names = (input: object) =>
    describe(cloud, input).LaunchConfigurations!.map((one) => one.LaunchConfigurationName);
  const { NextToken } = describe(cloud, { MaxRecords: 2 });
  cloud.call('autoscaling', 'DeleteLaunchConfiguration', { LaunchConfigurationName: 'a' });
  expect(names({ NextToken })).toEqual(['c']);
  expect(faultOf(() => names({ NextToken: 'x' }))).toBe(
    'InvalidNextToken: The NextToken value is not valid.',
  );
});

test.each([
  [{ SecurityGroups: ['sg-0123456789abcdef0'] }, "The security group 'sg-0123456789abcdef0' does not exist"],
  [{ IamInstanceProfile: 'nobody' }, 'Invalid IamInstanceProfile: nobody'],
  [
    { IamInstanceProfile: 'arn:aws:iam::000000000000:instance-profile/nobody' },
    'Invalid IamInstanceProfile: arn:aws:iam::000000000000:instance-profile/nobody',
  ],
])('%j, which does not exist, is refused', (more, message) => {
  const cloud = rehearsal();
  expect(faultOf(() => create(cloud, 'old', more))).toBe(`ValidationError: ${message}`);
  expect(describe(cloud).LaunchConfigurations).toEqual([]);
});

test('a group is not made in a zone that does not exist', () => {
  const cloud = rehearsal();
  const zones = { VPCZoneIdentifier: undefined, AvailabilityZones: ['us-east-1a', 'us-nope-1a'] };
  expect(faultOf(() => makeGroup(cloud, zones))).toBe(
    'ValidationError: Invalid availability zones: [us-nope-1a]',
  );
});
