import { expect, test } from 'vitest';
import type { Input } from '../../kernel/operation-types.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { standInService } from '../../testing/stand-in-service.ts';
import { activities, faultOf, ids, makeGroup, rehearsal, states } from './testing/groups.ts';

const AutoScalingGroupName = 'nodes';

const putHook = (cloud: Rehearsal, more: Partial<Input<'autoscaling', 'PutLifecycleHook'>> = {}) =>
  cloud.call('autoscaling', 'PutLifecycleHook', {
    AutoScalingGroupName,
    LifecycleHookName: 'save',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    ...more,
  });

const describeHooks = (cloud: Rehearsal, more: object = {}) =>
  cloud.call('autoscaling', 'DescribeLifecycleHooks', { AutoScalingGroupName, ...more }).LifecycleHooks!;

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

test('a termination hook that nobody completes ends with its heartbeat timeout', () => {
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
  expect(states(cloud)).toContainEqual(expect.stringMatching(/^Terminating:Wait [ab]$/));
  cloud.advance(2_000);
  expect(states(cloud)).toHaveLength(1);
});

test('a heartbeat restarts the timeout, up to a hundred times its length', () => {
  const cloud = rehearsal();
  makeGroup(cloud, { MinSize: 0, DesiredCapacity: 1 });
  putHook(cloud, { HeartbeatTimeout: 30, DefaultResult: 'CONTINUE' });
  cloud.advance(300);
  const InstanceId = ids(cloud)[0]!;
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 0 });
  cloud.advance(29_000);
  const beat = (more: object = {}) =>
    cloud.call('autoscaling', 'RecordLifecycleActionHeartbeat', {
      AutoScalingGroupName,
      LifecycleHookName: 'save',
      InstanceId,
      ...more,
    });
  beat();
  cloud.advance(29_000);
  expect(states(cloud)).toEqual(['Terminating:Wait a']);
  expect(faultOf(() => beat({ InstanceId: 'i-0' }))).toBe(
    'ValidationError: No active Lifecycle Action found with instance ID i-0',
  );
  expect(faultOf(() => beat({ LifecycleActionToken: 'none' }))).toBe(
    'ValidationError: No active Lifecycle Action found with token none',
  );
  for (let count = 0; count < 110 && states(cloud).length > 0; count++) {
    beat();
    cloud.advance(29_000);
  }
  expect(states(cloud)).toEqual([]);
  expect(faultOf(beat)).toMatch(/^ValidationError: No active Lifecycle Action found/);
});

test('a hook has AWS’s defaults, and a second call changes only what it names', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  putHook(cloud, { NotificationMetadata: 'm' });
  expect(describeHooks(cloud)).toEqual([
    {
      AutoScalingGroupName,
      LifecycleHookName: 'save',
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: 3600,
      GlobalTimeout: 172_800,
      DefaultResult: 'ABANDON',
      NotificationMetadata: 'm',
    },
  ]);
  putHook(cloud, { LifecycleTransition: undefined, HeartbeatTimeout: 60 });
  expect(describeHooks(cloud)).toMatchObject([
    {
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: 60,
      GlobalTimeout: 6000,
      NotificationMetadata: 'm',
    },
  ]);
  putHook(cloud, { LifecycleHookName: 'other' });
  expect(describeHooks(cloud, { LifecycleHookNames: ['other', 'none'] })).toMatchObject([
    { LifecycleHookName: 'other' },
  ]);
});

test.each([
  [{ DefaultResult: 'RETRY' }, 'ValidationError: Default result is invalid: RETRY.'],
  [{ NotificationTargetARN: 'topic' }, "ValidationError: 'NotificationTargetARN' must be a valid ARN"],
  [
    { RoleARN: 'arn:aws:iam::000000000000:role/hook' },
    "ValidationError: 'NotificationTargetARN' parameter required when 'RoleARN' parameter is specified",
  ],
  [{ HeartbeatTimeout: 29 }, 'ValidationError: Heartbeat timeout must be between 30 and 7200 seconds'],
  [{ LifecycleTransition: 'x' }, /^ValidationError: Lifecycle transition is invalid: x\./],
])('a hook with %j is refused', (more, expected) => {
  const cloud = rehearsal();
  makeGroup(cloud);
  expect(faultOf(() => putHook(cloud, more))).toMatch(expected);
  expect(describeHooks(cloud)).toEqual([]);
});

test('deleting a hook releases the instances that wait for it', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  putHook(cloud);
  cloud.advance(300);
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 1 });
  cloud.advance(1_000);
  expect(states(cloud)).toContainEqual(expect.stringMatching(/^Terminating:Wait [ab]$/));
  const remove = () =>
    cloud.call('autoscaling', 'DeleteLifecycleHook', { AutoScalingGroupName, LifecycleHookName: 'save' });
  remove();
  cloud.advance(1_000);
  expect([states(cloud), describeHooks(cloud)]).toEqual([[expect.stringMatching(/^InService [ab]$/)], []]);
  expect(faultOf(remove)).toBe('ValidationError: No such lifecycle hook found');
});

test('a lifecycle action is completed with CONTINUE or ABANDON, and nothing else', () => {
  const cloud = rehearsal();
  makeGroup(cloud);
  expect(
    faultOf(() =>
      cloud.call('autoscaling', 'CompleteLifecycleAction', {
        AutoScalingGroupName,
        LifecycleHookName: 'save',
        LifecycleActionResult: 'MAYBE',
      }),
    ),
  ).toBe('ValidationError: Invalid Lifecycle Action Result. Valid ones are: [CONTINUE, ABANDON]');
});

test('hooks are of two types', () => {
  expect(rehearsal().call('autoscaling', 'DescribeLifecycleHookTypes', {}).LifecycleHookTypes).toEqual([
    'autoscaling:EC2_INSTANCE_LAUNCHING',
    'autoscaling:EC2_INSTANCE_TERMINATING',
  ]);
});

test('a hook notifies its topic, first of itself and then of each instance that waits', () => {
  const messages: Record<string, unknown>[] = [];
  const topics = standInService<'sns'>({
    id: 'sns',
    operations: {},
    actionTargets: [
      {
        owns: ({ service }) => service === 'sns',
        perform: ({ message }) => {
          messages.push(message as Record<string, unknown>);
          return { status: 'performed' };
        },
      },
    ],
  });
  const cloud = rehearsal(topics);
  makeGroup(cloud, { DesiredCapacity: 1, MinSize: 0 });
  cloud.advance(1_000);
  putHook(cloud, {
    NotificationTargetARN: 'arn:aws:sns:us-east-1:000000000000:t',
    NotificationMetadata: 'm',
  });
  expect(messages).toMatchObject([{ Event: 'autoscaling:TEST_NOTIFICATION', AutoScalingGroupName }]);
  putHook(cloud, { HeartbeatTimeout: 60 });
  expect(messages).toHaveLength(1);
  const [EC2InstanceId] = ids(cloud);
  cloud.call('autoscaling', 'SetDesiredCapacity', { AutoScalingGroupName, DesiredCapacity: 0 });
  cloud.advance(1_000);
  expect(messages[1]).toMatchObject({
    LifecycleHookName: 'save',
    LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
    AutoScalingGroupName,
    EC2InstanceId,
    NotificationMetadata: 'm',
    Service: 'AWS Auto Scaling',
  });
  expect(activities(cloud)[0]?.StatusMessage).toBeUndefined();
  cloud.call('autoscaling', 'CompleteLifecycleAction', {
    AutoScalingGroupName,
    LifecycleHookName: 'save',
    LifecycleActionToken: String(messages[1]?.LifecycleActionToken),
    LifecycleActionResult: 'CONTINUE',
  });
  cloud.advance(60_000);
  expect(ids(cloud)).toEqual([]);
});
