import type { PutScheduledActionRequest } from '@aws-sdk/client-application-auto-scaling';
import { expect, test } from 'vitest';
import { AwsFault } from '../../kernel/faults.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { bareRehearsal, names, targetRehearsal } from './testing/tracked-service.ts';

const hourMs = 3_600_000;

const put = (cloud: Rehearsal, ScheduledActionName: string, more: Partial<PutScheduledActionRequest>) =>
  cloud.call('application-autoscaling', 'PutScheduledAction', { ...names, ScheduledActionName, ...more });

const describe = (cloud: Rehearsal, more: object = {}) =>
  cloud.call('application-autoscaling', 'DescribeScheduledActions', { ServiceNamespace: 'ecs', ...more })
    .ScheduledActions!;

const bounds = (cloud: Rehearsal) => {
  const { ScalableTargets } = cloud.call('application-autoscaling', 'DescribeScalableTargets', {
    ServiceNamespace: 'ecs',
  });
  return [ScalableTargets![0]!.MinCapacity, ScalableTargets![0]!.MaxCapacity];
};

const activities = (cloud: Rehearsal) =>
  cloud.call('application-autoscaling', 'DescribeScalingActivities', { ServiceNamespace: 'ecs' })
    .ScalingActivities!;

test('a scheduled action sets the bounds at its time, and the desired count within them, every day', () => {
  const { cloud, desired } = targetRehearsal();
  put(cloud, 'morning', {
    Schedule: 'cron(0 8 * * ? *)',
    ScalableTargetAction: { MinCapacity: 5, MaxCapacity: 10 },
  });
  cloud.advance(8 * hourMs - 1_000);
  expect([bounds(cloud), desired()]).toEqual([[2, 4], 2]);
  cloud.advance(1_000);
  expect([bounds(cloud), desired()]).toEqual([[5, 10], 5]);
  expect(
    activities(cloud).map(({ Description, Cause, StatusMessage }) => [Description, Cause, StatusMessage]),
  ).toEqual(
    expect.arrayContaining([
      [
        'Setting min capacity to 5 and max capacity to 10',
        'scheduled action name morning was triggered',
        'Successfully set min capacity to 5 and max capacity to 10',
      ],
      [
        'Setting desired count to 5.',
        'minimum capacity was set to 5',
        'Successfully set desired count to 5. Change successfully fulfilled by ecs.',
      ],
    ]),
  );
  expect(activities(cloud).find(({ Description }) => /min/.test(Description!))?.EndTime).toBeUndefined();
  cloud.call('application-autoscaling', 'RegisterScalableTarget', {
    ...names,
    MinCapacity: 0,
    MaxCapacity: 1,
  });
  expect(desired()).toBe(1);
  cloud.advance(24 * hourMs);
  expect([bounds(cloud), desired()]).toEqual([[5, 10], 5]);
});

test('schedules of each kind act between start and end, in their time zone', () => {
  const { cloud } = targetRehearsal();
  const begin = cloud.clock.now();
  put(cloud, 'once', { Schedule: 'at(2026-01-01T01:00:00)', ScalableTargetAction: { MaxCapacity: 5 } });
  put(cloud, 'berlin', {
    Schedule: 'at(2026-01-01T03:00:00)',
    Timezone: 'Europe/Berlin',
    ScalableTargetAction: { MaxCapacity: 6 },
  });
  put(cloud, 'often', {
    Schedule: 'rate(1 hour)',
    StartTime: new Date(begin + 3 * hourMs),
    EndTime: new Date(begin + 4 * hourMs),
    ScalableTargetAction: { MinCapacity: 1 },
  });
  cloud.advance(hourMs);
  expect(bounds(cloud)).toEqual([2, 5]);
  cloud.advance(hourMs);
  expect(bounds(cloud)).toEqual([2, 6]);
  cloud.advance(10 * hourMs);
  expect(bounds(cloud)).toEqual([1, 6]);
  const often = activities(cloud).filter(({ Cause }) => /often/.test(Cause!));
  expect(often.map(({ StartTime }) => StartTime!.getTime() - begin)).toEqual([4 * hourMs, 3 * hourMs]);
});

test('an action that the target no longer allows fails, and a suspended one does not act', () => {
  const { cloud, desired } = targetRehearsal();
  put(cloud, 'low', { Schedule: 'rate(1 hour)', ScalableTargetAction: { MaxCapacity: 1 } });
  cloud.advance(hourMs);
  expect(activities(cloud)[0]).toMatchObject({
    StatusCode: 'Failed',
    StatusMessage:
      'Failed to set max capacity to 1. Reason: Minimum capacity must not be greater than maximum capacity.',
  });
  expect([bounds(cloud), desired()]).toEqual([[2, 4], 2]);
  cloud.call('application-autoscaling', 'RegisterScalableTarget', {
    ...names,
    SuspendedState: { ScheduledScalingSuspended: true },
  });
  cloud.advance(hourMs);
  expect(activities(cloud)).toHaveLength(1);
});

test('an update keeps what it does not name, except start and end', () => {
  const { cloud } = targetRehearsal();
  put(cloud, 'night', {
    Schedule: 'cron(0 22 * * ? *)',
    Timezone: 'Asia/Tokyo',
    StartTime: new Date('2026-02-01T00:00:00Z'),
    ScalableTargetAction: { MinCapacity: 0 },
  });
  const [before] = describe(cloud);
  expect(before).toMatchObject({
    ...names,
    ScheduledActionARN: expect.stringMatching(
      /^arn:aws:autoscaling:us-east-1:000000000000:scheduledAction:[^:]+:resource\/ecs\/service\/main\/web:scheduledActionName\/night$/,
    ),
    StartTime: new Date('2026-02-01T00:00:00Z'),
    CreationTime: new Date('2026-01-01T00:00:00Z'),
  });
  put(cloud, 'night', { ScalableTargetAction: { MinCapacity: 1 } });
  expect(describe(cloud)).toEqual([
    { ...before, StartTime: undefined, ScalableTargetAction: { MinCapacity: 1 } },
  ]);
});

test('DescribeScheduledActions chooses by name and target, in pages; DeleteScheduledAction deletes', () => {
  const { cloud } = targetRehearsal();
  for (const name of ['a', 'b', 'c'])
    put(cloud, name, { Schedule: 'rate(1 day)', ScalableTargetAction: { MinCapacity: 1 } });
  const listed = (more: object) =>
    describe(cloud, more).map(({ ScheduledActionName }) => ScheduledActionName);
  expect(listed({ ScheduledActionNames: ['b', 'x'] })).toEqual(['b']);
  expect(listed({ ResourceId: 'service/main/none' })).toEqual([]);
  expect(listed({ ServiceNamespace: 'dynamodb' })).toEqual([]);
  const first = cloud.call('application-autoscaling', 'DescribeScheduledActions', {
    ServiceNamespace: 'ecs',
    MaxResults: 2,
  });
  expect(first.ScheduledActions!.map((one) => one.ScheduledActionName)).toEqual(['a', 'b']);
  expect(listed({ NextToken: first.NextToken })).toEqual(['c']);
  const remove = () =>
    cloud.call('application-autoscaling', 'DeleteScheduledAction', { ...names, ScheduledActionName: 'b' });
  remove();
  expect(listed({})).toEqual(['a', 'c']);
  expect(remove).toThrow(
    'No scheduled action found for service namespace: ecs, resource ID: service/main/web, scalable dimension: ecs:service:DesiredCount, scheduled action name: b',
  );
  cloud.call('application-autoscaling', 'DeregisterScalableTarget', names);
  expect(listed({})).toEqual([]);
});

test.each([
  ['a schedule of another form', { Schedule: 'every day' }, /^Schedule expression must have the following/],
  ['no schedule', { Schedule: undefined }, /^Schedule is required/],
  ['a time zone that does not exist', { Timezone: 'Mars/Base' }, /^Invalid time zone: Mars\/Base/],
  ['no bounds', { ScalableTargetAction: {} }, /^ScalableTargetAction must have/],
  [
    'bounds the wrong way round',
    { ScalableTargetAction: { MinCapacity: 3, MaxCapacity: 2 } },
    /Maximum capacity cannot be less than minimum capacity/,
  ],
  [
    'an end before its start',
    { StartTime: new Date('2026-02-02'), EndTime: new Date('2026-02-01') },
    /^StartTime must be before/,
  ],
])('an action with %s is refused', (_what, change, expected) => {
  const { cloud } = targetRehearsal();
  const attempt = () =>
    put(cloud, 'x', { Schedule: 'rate(1 day)', ScalableTargetAction: { MinCapacity: 1 }, ...change });
  expect(attempt).toThrow(AwsFault);
  expect(attempt).toThrow(expected);
});

test('an action needs a scalable target', () => {
  const cloud = bareRehearsal();
  expect(() =>
    put(cloud, 'x', { Schedule: 'rate(1 day)', ScalableTargetAction: { MinCapacity: 1 } }),
  ).toThrow(/^No scalable target found/);
});
