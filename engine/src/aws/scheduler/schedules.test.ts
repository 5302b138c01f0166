import { describe, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { services } from '../services.ts';
import { fresh, hourMs, newRole, RoleArn, schedule, scheduleInput, times } from './testing/cloud.ts';

describe('a schedule', () => {
  test('is described as it was made, with its defaults', () => {
    using cloud = fresh();
    expect(schedule(cloud)).toEqual({
      ScheduleArn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/s',
    });
    expect(cloud.call('scheduler', 'GetSchedule', { Name: 's' })).toEqual({
      Arn: 'arn:aws:scheduler:us-east-1:000000000000:schedule/default/s',
      Name: 's',
      GroupName: 'default',
      ScheduleExpression: 'rate(1 hour)',
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      CreationDate: new Date('2026-01-01T00:00:00Z'),
      LastModificationDate: new Date('2026-01-01T00:00:00Z'),
      FlexibleTimeWindow: { Mode: 'OFF' },
      ActionAfterCompletion: 'NONE',
      Target: {
        Arn: 'arn:aws:sqs:us-east-1:000000000000:q',
        RoleArn,
        Input: 'go <aws.scheduler.scheduled-time>',
        RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
      },
    });
  });

  test('is made once for a client token, and its name is taken', () => {
    using cloud = fresh();
    const made = schedule(cloud, { ClientToken: 't' });
    expect(schedule(cloud, { ClientToken: 't' })).toEqual(made);
    expect(faultOf(() => schedule(cloud))).toBe('ConflictException: Schedule s already exists.');
  });

  test('is updated and deleted', () => {
    using cloud = fresh();
    schedule(cloud, { Description: 'first' });
    cloud.advance(1_000);
    cloud.call('scheduler', 'UpdateSchedule', scheduleInput({ ScheduleExpression: 'rate(2 hours)' }));
    const updated = cloud.call('scheduler', 'GetSchedule', { Name: 's' });
    expect(updated).toMatchObject({
      ScheduleExpression: 'rate(2 hours)',
      CreationDate: new Date('2026-01-01T00:00:00Z'),
      LastModificationDate: new Date('2026-01-01T00:00:01Z'),
    });
    expect(updated.Description).toBeUndefined();
    cloud.call('scheduler', 'DeleteSchedule', { Name: 's' });
    times(cloud);
    cloud.advance(10 * hourMs);
    expect(times(cloud)).toEqual([]);
    expect(faultOf(() => cloud.call('scheduler', 'GetSchedule', { Name: 's' }))).toBe(
      'ResourceNotFoundException: Schedule s does not exist.',
    );
  });

  const universal = 'arn:aws:scheduler:::aws-sdk:sqs:sendMessage';
  test.each([
    [{ ScheduleExpression: 'cron(INVALID)' }, 'Invalid Schedule Expression cron(INVALID).'],
    [{ ScheduleExpression: 'rate(1 hours)' }, 'Invalid Schedule Expression rate(1 hours).'],
    [{ ScheduleExpressionTimezone: 'Mars/Base' }, 'Invalid ScheduleExpressionTimezone Mars/Base.'],
    [{ FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }, 'MaximumWindowInMinutes is required'],
    [{ StartDate: new Date('2025-12-31T00:00:00Z') }, 'cannot be earlier than 5 minutes ago.'],
    [{ EndDate: new Date('2025-12-31T00:00:00Z') }, 'The EndDate you specify cannot be earlier'],
    [
      { StartDate: new Date('2026-01-03T00:00:00Z'), EndDate: new Date('2026-01-02T00:00:00Z') },
      'The StartDate you specify must come before the EndDate.',
    ],
    [
      { FlexibleTimeWindow: { Mode: 'OFF', MaximumWindowInMinutes: 5 } },
      'MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF.',
    ],
    [{ Target: { Arn: 'q' } }, 'Provided Arn q is not in correct format.'],
    [{ Target: { Arn: 'arn:aws:ecs:us-east-1:000000000000:cluster/c' } }, 'EcsParameters must be specified'],
    [
      {
        Target: {
          Arn: 'arn:aws:ecs:us-east-1:000000000000:cluster/c',
          EcsParameters: { TaskDefinitionArn: 'a', LaunchType: 'FARGATE' },
        },
      },
      'Parameter NetworkConfiguration must be specified for the target when launch type is FARGATE.',
    ],
    [{ Target: { Arn: 'arn:aws:events:us-east-1:000000000000:event-bus/default' } }, 'EventBridgeParameters'],
    [
      { Target: { Arn: 'arn:aws:sqs:us-east-1:000000000000:q.fifo' } },
      'Parameters SqsParameters must be specified.',
    ],
    [
      { Target: { SqsParameters: { MessageGroupId: 'g' } } },
      'Parameters MessageGroupId not valid for the target.',
    ],
    [
      { Target: { EventBridgeParameters: { DetailType: 'a', Source: 'b' } } },
      'Parameters EventBridgeParameters not supported for the target.',
    ],
    [{ Target: { Arn: universal, Input: undefined } }, 'You must provide an input to set this target'],
    [{ Target: { Arn: universal, Input: 'go' } }, 'Invalid RequestJson provided.'],
    [
      { Target: { Arn: universal.replace('sendMessage', 'getQueueUrl') } },
      'getQueueUrl API is not supported.',
    ],
    [
      { Target: { Arn: universal.replace(':::', ':us-east-1:000000000000:') } },
      'scheduler is not a supported',
    ],
    [
      { Target: { Arn: 'arn:aws:scheduler:::nothing' } },
      'scheduler is not a supported service for a target.',
    ],
    [
      { Target: { Arn: 'arn:aws:rds:us-east-1:000000000000:db:shop' } },
      'rds is not a supported service for a target.',
    ],
    [
      { Target: { Arn: 'arn:aws:sqs:us-west-2:000000000000:q' } },
      'The target ARN provided does not match the current region us-east-1.',
    ],
    [
      { Target: { Arn: 'arn:aws:lambda:us-east-1:000000000000:function:f', Input: 'go' } },
      'JSON syntax error in input for the target.',
    ],
    [
      { Target: { DeadLetterConfig: { Arn: 'arn:aws:sns:us-east-1:000000000000:t' } } },
      'sns is not supported as a dead letter resource.',
    ],
    [
      { Target: { DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:000000000000:q.fifo' } } },
      'SQS FIFO is not supported by Dead Letter Queues.',
    ],
    [
      { Target: { RoleArn: 'arn:aws:iam::000000000000:role/none' } },
      'The execution role you provide must allow',
    ],
  ] as const)('is not made of %j', (given, text) => {
    using cloud = fresh();
    const fault = faultOf(() => schedule(cloud, given));
    expect(fault).toMatch(/^ValidationException: /);
    expect(fault).toContain(text);
  });

  test('needs a role that Scheduler may assume', () => {
    using cloud = rehearse({ services });
    newRole(cloud, 'lambda.amazonaws.com');
    expect(faultOf(() => schedule(cloud))).toMatch(
      /must allow AWS EventBridge Scheduler to assume the role\.$/,
    );
  });
});

describe('groups', () => {
  test('hold schedules of the same names apart, have tags, and take their schedules with them', () => {
    using cloud = fresh();
    const { ScheduleGroupArn: ResourceArn = '' } = cloud.call('scheduler', 'CreateScheduleGroup', {
      Name: 'night',
      Tags: [{ Key: 'a', Value: '1' }],
    });
    schedule(cloud);
    schedule(cloud, { GroupName: 'night' });
    schedule(cloud, { GroupName: 'night', Name: 'off', State: 'DISABLED' });
    cloud.call('scheduler', 'TagResource', { ResourceArn, Tags: [{ Key: 'b', Value: '2' }] });
    cloud.call('scheduler', 'UntagResource', { ResourceArn, TagKeys: ['a'] });
    expect(cloud.call('scheduler', 'ListTagsForResource', { ResourceArn }).Tags).toEqual([
      { Key: 'b', Value: '2' },
    ]);
    const names = (more: object = {}) =>
      cloud
        .call('scheduler', 'ListSchedules', more)
        .Schedules!.map(({ GroupName, Name }) => `${GroupName}/${Name}`);
    expect(names()).toEqual(['default/s', 'night/off', 'night/s']);
    expect(names({ GroupName: 'night', State: 'ENABLED' })).toEqual(['night/s']);
    expect(names({ NamePrefix: 'of' })).toEqual(['night/off']);
    const first = cloud.call('scheduler', 'ListSchedules', { MaxResults: 2 });
    expect(names({ NextToken: first.NextToken })).toEqual(['night/s']);
    const groups = () =>
      cloud.call('scheduler', 'ListScheduleGroups', {}).ScheduleGroups!.map(({ Name }) => Name);
    expect(groups()).toEqual(['default', 'night']);
    expect(cloud.call('scheduler', 'GetScheduleGroup', { Name: 'night' })).toMatchObject({
      Arn: ResourceArn,
      State: 'ACTIVE',
    });
    cloud.call('scheduler', 'DeleteScheduleGroup', { Name: 'night' });
    expect(names()).toEqual(['default/s']);
    expect(groups()).toEqual(['default']);
    expect(faultOf(() => names({ GroupName: 'night' }))).toBe(
      'ResourceNotFoundException: Schedule group night does not exist.',
    );
  });

  test('include one that is always there', () => {
    using cloud = fresh();
    const create = () => cloud.call('scheduler', 'CreateScheduleGroup', { Name: 'default' });
    expect(faultOf(create)).toBe(
      'ValidationException: This operation cannot be performed on schedule group default.',
    );
    expect(faultOf(() => cloud.call('scheduler', 'DeleteScheduleGroup', { Name: 'default' }))).toMatch(
      /^ValidationException/,
    );
  });
});

describe('a schedule by', () => {
  const at = (hour: string, day = '01') => `2026-01-${day}T${hour}Z`;

  test('rate begins at once, and keeps its interval through an update of something else and a restart', () => {
    using cloud = fresh();
    schedule(cloud);
    cloud.advance(1.5 * hourMs);
    cloud.call('scheduler', 'UpdateSchedule', scheduleInput({ Description: 'other' }));
    cloud.restart();
    cloud.advance(hourMs);
    expect(times(cloud)).toEqual([at('00:00:00'), at('01:00:00'), at('02:00:00')]);
  });

  test('rate begins at its start date, and ends at its end date', () => {
    using cloud = fresh();
    schedule(cloud, {
      ScheduleExpression: 'rate(30 minutes)',
      StartDate: new Date(at('02:10:00')),
      EndDate: new Date(at('03:10:00')),
      ActionAfterCompletion: 'DELETE',
    });
    cloud.advance(24 * hourMs);
    expect(times(cloud)).toEqual([at('02:10:00'), at('02:40:00'), at('03:10:00')]);
    expect(cloud.call('scheduler', 'ListSchedules', {}).Schedules).toEqual([]);
  });

  test('whose end date has passed can be updated, but not to end in the past, unless it runs only once', () => {
    using cloud = fresh();
    schedule(cloud, { ScheduleExpression: 'rate(30 minutes)', EndDate: new Date(at('03:10:00')) });
    cloud.advance(24 * hourMs);
    const ended = {
      ScheduleExpression: 'rate(30 minutes)',
      EndDate: new Date(at('03:10:00')),
      Description: 'old',
    };
    cloud.call('scheduler', 'UpdateSchedule', scheduleInput(ended));
    const once = { ScheduleExpression: 'at(2026-06-01T00:00:00)', EndDate: new Date(at('04:00:00')) };
    cloud.call('scheduler', 'UpdateSchedule', scheduleInput(once));
    expect(
      faultOf(() =>
        cloud.call(
          'scheduler',
          'UpdateSchedule',
          scheduleInput({ ...once, ...ended, EndDate: new Date(at('05:00:00')) }),
        ),
      ),
    ).toMatch(/EndDate/);
  });

  test('cron is evaluated in its time zone', () => {
    using cloud = fresh();
    schedule(cloud, {
      ScheduleExpression: 'cron(0 9 ? * MON-FRI *)',
      ScheduleExpressionTimezone: 'Europe/Paris',
    });
    const seen: string[] = [];
    for (let day = 0; day < 5; day++) {
      cloud.advance(24 * hourMs);
      seen.push(...times(cloud));
    }
    // Thursday, Friday and, after the weekend, Monday.
    expect(seen).toEqual([at('08:00:00'), at('08:00:00', '02'), at('08:00:00', '05')]);
  });

  test('at runs once, and stays or goes', () => {
    using cloud = fresh();
    const once = {
      ScheduleExpression: 'at(2026-01-01T12:00:00)',
      ScheduleExpressionTimezone: 'America/New_York',
    };
    schedule(cloud, { ...once, Name: 'stays' });
    schedule(cloud, { ...once, Name: 'goes', ActionAfterCompletion: 'DELETE' });
    cloud.advance(48 * hourMs);
    expect(times(cloud)).toEqual([at('17:00:00'), at('17:00:00')]);
    const { Schedules } = cloud.call('scheduler', 'ListSchedules', {});
    expect(Schedules!.map(({ Name }) => Name)).toEqual(['stays']);
  });

  test('a state of DISABLED does not run', () => {
    using cloud = fresh();
    schedule(cloud, { State: 'DISABLED' });
    cloud.advance(5 * hourMs);
    expect(times(cloud)).toEqual([]);
  });

  test('a flexible window runs within it', () => {
    using cloud = fresh();
    schedule(cloud, {
      ScheduleExpression: 'cron(0 * * * ? *)',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 30 },
      StartDate: new Date(at('01:00:00')),
      EndDate: new Date(at('20:00:00')),
    });
    const counts: number[] = [];
    for (let half = 0; half < 44; half++) {
      cloud.advance(hourMs / 2);
      counts.push(times(cloud).length);
    }
    expect(counts.reduce((sum, count) => sum + count)).toBe(20);
    // A reading at the end of a half hour has what ran in it: nothing does in the second half of an hour.
    expect(counts.filter((_count, half) => half % 2 === 1).every((count) => count === 0)).toBe(true);
  });
});
