import { expect, test } from 'vitest';
import {
  activities,
  faultOf,
  group,
  ids,
  makeGroup,
  rehearsal,
  standaloneInstance,
  states,
} from './testing/groups.ts';

const AutoScalingGroupName = 'nodes';

test('an attached instance raises the desired capacity and comes into service', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  const id = standaloneInstance(cloud);
  cloud.call('autoscaling', 'AttachInstances', { AutoScalingGroupName, InstanceIds: [id] });
  cloud.advance(300);
  expect(group(cloud).DesiredCapacity).toBe(3);
  expect(states(cloud)).toEqual(['InService a', 'InService a', 'InService b']);
  expect(ids(cloud)).toContain(id);
  expect(activities(cloud)[0]).toMatchObject({
    Description: `Attaching an existing EC2 instance: ${id}`,
    StatusCode: 'Successful',
  });
});

test('only running instances of no group can be attached, up to the maximum', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { MaxSize: 3 });
  cloud.advance(300);
  const attach =
    (...InstanceIds: string[]) =>
    () =>
      cloud.call('autoscaling', 'AttachInstances', { AutoScalingGroupName, InstanceIds });
  const [one, two] = [standaloneInstance(cloud), standaloneInstance(cloud)];
  expect(faultOf(attach(one, two))).toBe(
    'ValidationError: AutoScalingGroup nodes has min-size=1, max-size=3, and desired-size=2. To attach 2 more instance, please update the AutoScalingGroup sizes appropriately.',
  );
  expect(faultOf(attach(ids(cloud)[0]!))).toMatch(/is already part of an AutoScalingGroup$/);
  expect(faultOf(attach('i-0123456789abcdef0'))).toBe(
    'ValidationError: Invalid Instance ID(s): [i-0123456789abcdef0] specified',
  );
  cloud.call('ec2', 'StopInstances', { InstanceIds: [one] });
  cloud.advance(1_000);
  expect(faultOf(attach(one))).toMatch(/: it is not running\.$/);
  expect(group(cloud).DesiredCapacity).toBe(2);
});

test('a detached instance keeps running, and is replaced unless the desired capacity is decremented', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  const [first, second] = ids(cloud);
  const detach = (id: string, ShouldDecrementDesiredCapacity: boolean) =>
    cloud.call('autoscaling', 'DetachInstances', {
      AutoScalingGroupName,
      InstanceIds: [id],
      ShouldDecrementDesiredCapacity,
    });
  expect(detach(first!, false).Activities).toMatchObject([
    { Description: `Detaching EC2 instance: ${first}`, StatusCode: 'Successful' },
  ]);
  cloud.advance(300);
  expect(states(cloud)).toHaveLength(2);
  detach(second!, true);
  cloud.advance(300);
  expect([states(cloud).length, group(cloud).DesiredCapacity]).toEqual([1, 1]);
  const { InstanceStatuses } = cloud.call('ec2', 'DescribeInstanceStatus', {
    InstanceIds: [first!, second!],
  });
  expect(InstanceStatuses!.map(({ InstanceState }) => InstanceState?.Name)).toEqual(['running', 'running']);
  expect(faultOf(() => detach(ids(cloud)[0]!, true))).toMatch(
    /^ValidationError: AutoScalingGroup nodes has min-size=1, max-size=4, and desired-size=1\. To detach 1 instance/,
  );
});

test('an instance cannot be detached, protected or put in standby through another group', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  makeGroup(cloud, { AutoScalingGroupName: 'others', MinSize: 0, DesiredCapacity: 1 });
  cloud.advance(300);
  const request = { AutoScalingGroupName: 'others', InstanceIds: [ids(cloud)[0]!] };
  const expected = `ValidationError: The instance ${ids(cloud)[0]} is not part of Auto Scaling group others.`;
  const more = { ...request, ShouldDecrementDesiredCapacity: false };
  expect(faultOf(() => cloud.call('autoscaling', 'DetachInstances', more))).toBe(expected);
  expect(faultOf(() => cloud.call('autoscaling', 'EnterStandby', more))).toBe(expected);
  expect(faultOf(() => cloud.call('autoscaling', 'ExitStandby', request))).toBe(expected);
  expect(
    faultOf(() =>
      cloud.call('autoscaling', 'SetInstanceProtection', { ...request, ProtectedFromScaleIn: true }),
    ),
  ).toBe(expected);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
});

test('an instance in standby leaves the desired capacity, and brings it back on its return', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  const InstanceIds = [ids(cloud)[0]!];
  cloud.call('autoscaling', 'EnterStandby', {
    AutoScalingGroupName,
    InstanceIds,
    ShouldDecrementDesiredCapacity: true,
  });
  cloud.advance(300);
  expect(states(cloud)).toEqual(['InService b', 'Standby a']);
  cloud.call('autoscaling', 'ExitStandby', { AutoScalingGroupName, InstanceIds });
  cloud.advance(300);
  expect([states(cloud), group(cloud).DesiredCapacity]).toEqual([['InService a', 'InService b'], 2]);
});

test('DescribeAutoScalingInstances finds instances of all groups, health in capitals, page by page', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  makeGroup(cloud, { AutoScalingGroupName: 'others', MinSize: 0, DesiredCapacity: 1 });
  cloud.advance(300);
  const describe = (input: object = {}) => cloud.call('autoscaling', 'DescribeAutoScalingInstances', input);
  const [id] = ids(cloud);
  expect(describe({ InstanceIds: [id, 'i-0123456789abcdef0'] }).AutoScalingInstances).toMatchObject([
    {
      InstanceId: id,
      AutoScalingGroupName,
      HealthStatus: 'HEALTHY',
      LifecycleState: 'InService',
      ProtectedFromScaleIn: false,
      InstanceType: 't3.small',
      LaunchTemplate: { LaunchTemplateName: 'nodes', Version: '1' },
    },
  ]);
  const all = describe().AutoScalingInstances!.map(({ InstanceId }) => InstanceId);
  const { NextToken, AutoScalingInstances } = describe({ MaxRecords: 2 });
  expect(AutoScalingInstances).toHaveLength(2);
  expect(describe({ NextToken }).AutoScalingInstances!.map(({ InstanceId }) => InstanceId)).toEqual(
    all.slice(2),
  );
});

test('an instance that a user finds unhealthy is replaced, once its grace period is over', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { HealthCheckGracePeriod: 60 });
  cloud.advance(300);
  const InstanceId = ids(cloud)[0]!;
  const setHealth = (HealthStatus: string, more: object = {}) =>
    cloud.call('autoscaling', 'SetInstanceHealth', { InstanceId, HealthStatus, ...more });
  setHealth('Unhealthy');
  cloud.advance(1_000);
  expect(ids(cloud)).toContain(InstanceId);
  expect(faultOf(() => setHealth('Ill'))).toBe(
    'ValidationError: Valid instance health states are: [Healthy, Unhealthy].',
  );
  setHealth('Unhealthy', { ShouldRespectGracePeriod: false });
  cloud.advance(1_000);
  expect(ids(cloud)).not.toContain(InstanceId);
  expect(
    activities(cloud)
      .map(({ Cause }) => Cause)
      .join(),
  ).toContain('a user health-check');
});
