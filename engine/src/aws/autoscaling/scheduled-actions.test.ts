import { expect, test } from 'vitest';
import type { Input } from '../../kernel/operation-types.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { faultOf, group, makeGroup, rehearsal } from './testing/groups.ts';

const AutoScalingGroupName = 'nodes';

function fleet() {
  const cloud = rehearsal();
  makeGroup(cloud);
  cloud.advance(300);
  return cloud;
}

const put = (
  cloud: Rehearsal,
  ScheduledActionName: string,
  more: Partial<Input<'autoscaling', 'PutScheduledUpdateGroupAction'>>,
) =>
  cloud.call('autoscaling', 'PutScheduledUpdateGroupAction', {
    AutoScalingGroupName,
    ScheduledActionName,
    ...more,
  });

const describe = (cloud: Rehearsal, more: object = {}) =>
  cloud.call('autoscaling', 'DescribeScheduledActions', more);

const names = (cloud: Rehearsal, more: object = {}) =>
  describe(cloud, more).ScheduledUpdateGroupActions!.map((action) => action.ScheduledActionName);

test('a scheduled action acts at its time, and again as its recurrence says', () => {
  const cloud = fleet();
  put(cloud, 'morning', { Recurrence: '0 8 * * *', DesiredCapacity: 4 });
  cloud.advance(8 * 3_600_000 - 1_000);
  expect(group(cloud).DesiredCapacity).toBe(2);
  cloud.advance(1_000);
  expect(group(cloud).DesiredCapacity).toBe(4);
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 1 });
  cloud.advance(24 * 3_600_000);
  expect(group(cloud).DesiredCapacity).toBe(4);
});

test('an action that the group no longer allows fails, says why, and is tried again at its next time', () => {
  const cloud = fleet();
  put(cloud, 'morning', { Recurrence: '0 8 * * *', MinSize: 34 });
  cloud.advance(8 * 3_600_000);
  const failed = () =>
    cloud
      .call('autoscaling', 'DescribeScalingActivities', { AutoScalingGroupName })
      .Activities!.filter(({ StatusCode }) => StatusCode === 'Failed')
      .map(({ Description, StatusMessage }) => [Description, StatusMessage]);
  const failure = [
    'Executing scheduled action morning',
    'Max bound, 4, must be greater than or equal to min bound, 34',
  ];
  expect(failed()).toEqual([failure]);
  expect(group(cloud)).toMatchObject({ MinSize: 1, DesiredCapacity: 2 });
  cloud.advance(24 * 3_600_000);
  expect(failed()).toEqual([failure, failure]);
});

test('an action that has acted for the last time is no longer listed', () => {
  const cloud = fleet();
  const StartTime = new Date(cloud.clock.now() + 60_000);
  put(cloud, 'once', { StartTime, MinSize: 2, MaxSize: 6, DesiredCapacity: 5 });
  expect(describe(cloud).ScheduledUpdateGroupActions).toMatchObject([
    {
      AutoScalingGroupName,
      ScheduledActionName: 'once',
      ScheduledActionARN: expect.stringMatching(/:autoScalingGroupName\/nodes:scheduledActionName\/once$/),
      StartTime,
      Time: StartTime,
      MinSize: 2,
      MaxSize: 6,
      DesiredCapacity: 5,
    },
  ]);
  cloud.advance(60_000);
  expect(group(cloud)).toMatchObject({ MinSize: 2, MaxSize: 6, DesiredCapacity: 5 });
  expect(names(cloud)).toEqual([]);
});

test('DescribeScheduledActions filters by group and name, and pages', () => {
  const cloud = fleet();
  makeGroup(cloud, { AutoScalingGroupName: 'others' });
  for (const name of ['c', 'a', 'b']) put(cloud, name, { Recurrence: '0 8 * * *', MinSize: 1 });
  put(cloud, 'a', { AutoScalingGroupName: 'others', Recurrence: '0 9 * * *', MinSize: 1 });
  expect(names(cloud, { AutoScalingGroupName })).toEqual(['a', 'b', 'c']);
  expect(names(cloud, { ScheduledActionNames: ['a'] })).toEqual(['a', 'a']);
  const { NextToken } = describe(cloud, { MaxRecords: 2 });
  cloud.call('autoscaling', 'DeleteScheduledAction', { AutoScalingGroupName, ScheduledActionName: 'a' });
  expect(names(cloud, { NextToken })).toEqual(['c', 'a']);
});

test('a deleted action does not act', () => {
  const cloud = fleet();
  put(cloud, 'morning', { Recurrence: '0 8 * * *', DesiredCapacity: 4 });
  const remove = () =>
    cloud.call('autoscaling', 'DeleteScheduledAction', {
      AutoScalingGroupName,
      ScheduledActionName: 'morning',
    });
  remove();
  cloud.advance(24 * 3_600_000);
  expect([group(cloud).DesiredCapacity, names(cloud), cloud.log]).toEqual([2, [], []]);
  expect(faultOf(remove)).toBe('ValidationError: Scheduled action name not found');
});

test.each([
  [{ Recurrence: '0 8 * * *' }, 'At least one of MinSize, MaxSize and DesiredCapacity must be specified'],
  [{ MinSize: 1 }, 'Either StartTime or Recurrence must be specified'],
  [{ MinSize: 1, Recurrence: 'daily' }, 'Given recurrence string: daily is invalid'],
  [{ MinSize: 1, StartTime: new Date('2025-01-01') }, 'Given start time is in the past'],
  [{ MinSize: 1, Recurrence: '0 8 * * *', TimeZone: 'Mars/Base' }, 'Time zone Mars/Base is invalid'],
])('an action of %j is refused', (more, message) => {
  const cloud = fleet();
  expect(faultOf(() => put(cloud, 'bad', more))).toBe(`ValidationError: ${message}`);
  expect(names(cloud)).toEqual([]);
});

test('several are put and deleted at once; those that cannot be are named with the reason', () => {
  using cloud = fleet();
  const batch = cloud.call('autoscaling', 'BatchPutScheduledUpdateGroupAction', {
    AutoScalingGroupName,
    ScheduledUpdateGroupActions: [
      { ScheduledActionName: 'night', Recurrence: '0 0 * * *', MinSize: 0 },
      { ScheduledActionName: 'bad', Recurrence: 'never', MinSize: 0 },
      { ScheduledActionName: 'day', Recurrence: '0 8 * * *', MinSize: 2 },
    ],
  });
  expect(batch.FailedScheduledUpdateGroupActions).toEqual([
    {
      ScheduledActionName: 'bad',
      ErrorCode: 'ValidationError',
      ErrorMessage: 'Given recurrence string: never is invalid',
    },
  ]);
  expect(names(cloud).sort()).toEqual(['day', 'night']);
  const deleted = cloud.call('autoscaling', 'BatchDeleteScheduledAction', {
    AutoScalingGroupName,
    ScheduledActionNames: ['night', 'none'],
  });
  expect(deleted.FailedScheduledActions).toMatchObject([{ ScheduledActionName: 'none' }]);
  expect(names(cloud)).toEqual(['day']);
});
