import type { RefreshPreferences } from '@aws-sdk/client-auto-scaling';
import { describe as describeTests, expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { faultOf, ids, makeGroup, rehearsal, states } from './testing/groups.ts';

const AutoScalingGroupName = 'nodes';

const describe = (cloud: Rehearsal, more: object = {}) =>
  cloud.call('autoscaling', 'DescribeInstanceRefreshes', { AutoScalingGroupName, ...more });

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

test('a cancelled refresh finishes what it is replacing and leaves the rest', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { DesiredCapacity: 3 });
  cloud.advance(300);
  const before = ids(cloud);
  const cancel = () => cloud.call('autoscaling', 'CancelInstanceRefresh', { AutoScalingGroupName });
  expect(faultOf(cancel)).toBe(
    'ActiveInstanceRefreshNotFound: No in progress or pending Instance Refresh found for Auto Scaling group.',
  );
  const { InstanceRefreshId } = cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName });
  cloud.settle();
  expect(cancel().InstanceRefreshId).toBe(InstanceRefreshId);
  expect(describe(cloud).InstanceRefreshes).toMatchObject([
    { Status: 'Cancelling', StatusReason: 'Cancelled due to user request.' },
  ]);
  cloud.advance(3_000);
  expect(states(cloud)).toEqual(['InService a', 'InService a', 'InService b']);
  expect(ids(cloud).filter((id) => before.includes(id))).toHaveLength(2);
  expect(describe(cloud).InstanceRefreshes).toMatchObject([{ InstanceRefreshId, Status: 'Cancelled' }]);
});

test('refreshes are listed newest first, by id and in pages', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { MinSize: 0, DesiredCapacity: 0 });
  const started = Array.from({ length: 3 }, () => {
    const { InstanceRefreshId } = cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName });
    cloud.advance(1_000);
    return InstanceRefreshId!;
  });
  const newestFirst = [...started].reverse();
  const idsOf = (more: object) =>
    describe(cloud, more).InstanceRefreshes!.map(({ InstanceRefreshId }) => InstanceRefreshId);
  expect(idsOf({})).toEqual(newestFirst);
  expect(idsOf({ InstanceRefreshIds: [started[1]] })).toEqual([started[1]]);
  const { NextToken } = describe(cloud, { MaxRecords: 2 });
  // A refresh that begins between two pages comes before both.
  cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName });
  expect(idsOf({ NextToken })).toEqual(newestFirst.slice(2));
});

const hourMs = 3_600_000;

/** Two instances, of which the first is protected from scaling in, or in standby. */
function impeded(how: 'protected' | 'standby', Preferences: RefreshPreferences) {
  const cloud = rehearsal();
  makeGroup(cloud, { HealthCheckGracePeriod: 0 });
  cloud.advance(60_000);
  const [first = '', second = ''] = ids(cloud);
  const named = { AutoScalingGroupName, InstanceIds: [first] };
  if (how === 'protected')
    cloud.call('autoscaling', 'SetInstanceProtection', { ...named, ProtectedFromScaleIn: true });
  else cloud.call('autoscaling', 'EnterStandby', { ...named, ShouldDecrementDesiredCapacity: true });
  cloud.settle();
  cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName, Preferences });
  cloud.advance(30 * 60_000);
  const free = () =>
    how === 'protected'
      ? cloud.call('autoscaling', 'SetInstanceProtection', { ...named, ProtectedFromScaleIn: false })
      : cloud.call('autoscaling', 'ExitStandby', named);
  const refresh = () => describe(cloud).InstanceRefreshes![0]!;
  return { cloud, first, second, free, refresh };
}

describeTests.each([
  ['protected', 'protected from scale in'],
  ['standby', 'in standby'],
] as const)('a refresh that finds an instance that is %s', (how, words) => {
  test('replaces the others, says what it waits for, and fails after an hour', () => {
    const { cloud, first, second, refresh } = impeded(how, {});
    expect(ids(cloud)).toContain(first);
    expect(ids(cloud)).not.toContain(second);
    const waiting = refresh();
    expect(waiting).toMatchObject({
      Status: 'InProgress',
      StatusReason: `Waiting for remaining instances to be available. For example: ${first} is ${words}.`,
      PercentageComplete: 50,
    });
    expect(waiting).not.toHaveProperty('waitingSince');
    cloud.advance(hourMs);
    expect(refresh()).toMatchObject({
      Status: 'Failed',
      StatusReason: `Instances could not be replaced within an hour. For example: ${first} is ${words}.`,
    });
    expect(refresh().EndTime).toBeDefined();
    expect(ids(cloud)).toContain(first);
  });

  test('goes on when it may be replaced', () => {
    const { cloud, first, free, refresh } = impeded(how, {});
    free();
    cloud.advance(10 * 60_000);
    expect(ids(cloud)).not.toContain(first);
    expect(refresh()).toMatchObject({ Status: 'Successful', PercentageComplete: 100 });
    expect(refresh().StatusReason).toBeUndefined();
  });

  test('leaves it when it is told to ignore it', () => {
    const { cloud, first, second, refresh } = impeded(how, {
      ScaleInProtectedInstances: 'Ignore',
      StandbyInstances: 'Ignore',
    });
    expect(refresh().Status).toBe('Successful');
    expect(ids(cloud)).toContain(first);
    expect(ids(cloud)).not.toContain(second);
  });

  test('takes it too when it is told to', () => {
    const { cloud, first, refresh } = impeded(how, {
      ScaleInProtectedInstances: 'Refresh',
      StandbyInstances: 'Terminate',
    });
    expect(refresh().Status).toBe('Successful');
    expect(ids(cloud)).not.toContain(first);
  });
});

test.each([
  [{ Preferences: { AutoRollback: true } }, /automatic roll ?back/],
  [{ Preferences: { BakeTime: 60 } }, /bake time/],
  [{ Preferences: { CheckpointPercentages: [50] } }, /checkpoints/],
  [{ Preferences: { AlarmSpecification: { Alarms: ['a'] } } }, /alarms that stop an instance refresh/],
  [{ Strategy: 'ReplaceRootVolume' as const }, /the ReplaceRootVolume strategy/],
  [{ Preferences: { MinHealthyPercentage: 50, MaxHealthyPercentage: 200 } }, /cannot be greater than 100\.$/],
])('a refresh with %j is refused', (more, expected) => {
  const cloud = rehearsal();
  makeGroup(cloud);
  expect(
    faultOf(() => cloud.call('autoscaling', 'StartInstanceRefresh', { AutoScalingGroupName, ...more })),
  ).toMatch(expected);
  expect(describe(cloud).InstanceRefreshes).toEqual([]);
});
