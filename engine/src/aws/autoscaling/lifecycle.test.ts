import { expect, test } from 'vitest';
import { activities, faultOf, group, ids, makeGroup, rehearsal, states } from './testing/groups.ts';

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

test('a launch hook holds an instance until it is completed, and abandoning replaces it', () => {
  const cloud = rehearsal();
  makeGroup(cloud, {
    DesiredCapacity: 1,
    LifecycleHookSpecificationList: [
      {
        LifecycleHookName: 'warm',
        LifecycleTransition: 'autoscaling:EC2_INSTANCE_LAUNCHING',
        HeartbeatTimeout: 60,
      },
    ],
  });
  cloud.advance(300);
  expect(states(cloud)).toEqual(['Pending:Wait a']);
  expect(activities(cloud)[0]?.StatusMessage).toContain('call CompleteLifecycleAction');
  const [first] = ids(cloud);
  const complete = (InstanceId: string, LifecycleActionResult: string) =>
    cloud.call('autoscaling', 'CompleteLifecycleAction', {
      AutoScalingGroupName: 'nodes',
      LifecycleHookName: 'warm',
      InstanceId,
      LifecycleActionResult,
    });
  complete(first!, 'ABANDON');
  cloud.advance(1_000);
  const [second] = ids(cloud);
  expect(second).not.toBe(first);
  complete(second!, 'CONTINUE');
  cloud.settle();
  expect(states(cloud)).toEqual(['InService a']);
});

test('a termination hook that nobody completes ends with its heartbeat', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.call('autoscaling', 'PutLifecycleHook', {
    AutoScalingGroupName: 'nodes',
    LifecycleHookName: 'save',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    HeartbeatTimeout: 30,
    DefaultResult: 'CONTINUE',
  });
  cloud.advance(300);
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName: 'nodes', DesiredCapacity: 1 });
  cloud.advance(29_000);
  expect(states(cloud)).toContain('Terminating:Wait a');
  cloud.advance(2_000);
  expect(states(cloud)).toHaveLength(1);
});

test('an instance refresh replaces every instance and keeps the others in service', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { DesiredCapacity: 3 });
  cloud.advance(300);
  const before = ids(cloud);
  cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName: 'nodes' });
  expect(
    faultOf(() => cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName: 'nodes' })),
  ).toMatch(/^InstanceRefreshInProgress/);
  cloud.settle();
  expect(states(cloud).filter((state) => state.startsWith('InService'))).toHaveLength(2);
  cloud.advance(3_000);
  expect(ids(cloud).filter((id) => before.includes(id))).toEqual([]);
  const [refresh] = cloud.call('autoscaling', 'DescribeInstanceRefreshes', { AutoScalingGroupName: 'nodes' })
    .InstanceRefreshes!;
  expect(refresh).toMatchObject({ Status: 'Successful', PercentageComplete: 100 });
});

test.each([
  ['terminates first, one at a time', {}, 1],
  [
    'launches first when more than 100 % are allowed',
    { MinHealthyPercentage: 100, MaxHealthyPercentage: 110 },
    2,
  ],
])('an instance refresh %s', (_, Preferences, fewest) => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  const before = ids(cloud);
  cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName: 'nodes', Preferences });
  const serving: number[] = [];
  const seen = new Set<string>();
  for (let step = 0; step < 60; step++) {
    cloud.advance(50);
    serving.push(states(cloud).filter((state) => state.startsWith('InService')).length);
    for (const id of ids(cloud)) seen.add(id);
  }
  expect(Math.min(...serving)).toBe(fewest);
  // Each was replaced once.
  expect(seen.size).toBe(before.length * 2);
  expect(states(cloud)).toEqual(['InService a', 'InService b']);
});

test('a group with instances is deleted by force only, and takes them along', () => {
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

test('standby leaves and comes back, with the desired capacity', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  const InstanceIds = [ids(cloud)[0]!];
  const AutoScalingGroupName = 'nodes';
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
