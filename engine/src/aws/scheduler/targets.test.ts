import { describe, expect, test } from 'vitest';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { fresh, hourMs, minuteMs, newQueue, received, schedule } from './testing/cloud.ts';

const account = 'us-east-1:000000000000';
const once = { ScheduleExpression: 'at(2026-01-01T01:00:00)' };
const universal = (service: string, action: string) => `arn:aws:scheduler:::aws-sdk:${service}:${action}`;

describe('a target', () => {
  test('without an input gets an event', () => {
    using cloud = fresh();
    schedule(cloud, { ...once, Target: { Input: undefined } });
    cloud.advance(2 * hourMs);
    expect(JSON.parse(received(cloud)[0]!.Body!)).toEqual({
      version: '0',
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
      account: '000000000000',
      time: '2026-01-01T01:00:00Z',
      region: 'us-east-1',
      resources: [`arn:aws:scheduler:${account}:schedule/default/s`],
      detail: '{}',
    });
  });

  test('gets an input whose keywords are filled in', () => {
    using cloud = fresh();
    const Input = '<aws.scheduler.schedule-arn> <aws.scheduler.attempt-number> <aws.scheduler.execution-id>';
    schedule(cloud, { ...once, Target: { Input } });
    cloud.advance(2 * hourMs);
    expect(received(cloud)[0]?.Body).toMatch(
      /^arn:aws:scheduler:us-east-1:0{12}:schedule\/default\/s 1 [0-9a-f-]{36}$/,
    );
  });

  test('that is a cluster runs tasks', () => {
    using cloud = fresh();
    cloud.call('ecs', 'CreateCluster', { clusterName: 'c' });
    const { Subnets } = cloud.call('ec2', 'DescribeSubnets', {});
    const { taskDefinition } = cloud.call('ecs', 'RegisterTaskDefinition', {
      family: 'job',
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
      cpu: '256',
      memory: '512',
      containerDefinitions: [{ name: 'job', image: 'job' }],
    });
    schedule(cloud, {
      ...once,
      Target: {
        Arn: `arn:aws:ecs:${account}:cluster/c`,
        Input: JSON.stringify({ containerOverrides: [{ name: 'job', command: ['report'] }] }),
        EcsParameters: {
          TaskDefinitionArn: taskDefinition?.taskDefinitionArn,
          TaskCount: 2,
          LaunchType: 'FARGATE',
          NetworkConfiguration: { awsvpcConfiguration: { Subnets: [Subnets![0]!.SubnetId] } },
          Tags: [{ Key: 'team', Value: 'red' }],
        },
      },
    });
    const tasks = () => cloud.call('ecs', 'ListTasks', { cluster: 'c' }).taskArns!;
    cloud.advance(hourMs - 1);
    expect(tasks()).toEqual([]);
    cloud.advance(1);
    expect(tasks()).toHaveLength(2);
    const described = cloud.call('ecs', 'DescribeTasks', { cluster: 'c', tasks: tasks(), include: ['TAGS'] });
    expect(described.tasks?.[0]).toMatchObject({
      startedBy: 'chronos-schedule/s',
      tags: [{ key: 'team', value: 'red' }],
      overrides: { containerOverrides: [{ name: 'job', command: ['report'] }] },
    });
  });

  test('that is a topic publishes, and one that is a FIFO queue has its group', () => {
    using cloud = fresh();
    const { TopicArn } = cloud.call('sns', 'CreateTopic', { Name: 't' });
    cloud.call('sns', 'Subscribe', {
      TopicArn,
      Protocol: 'sqs',
      Endpoint: `arn:aws:sqs:${account}:q`,
      Attributes: { RawMessageDelivery: 'true' },
    });
    cloud.call('sqs', 'CreateQueue', {
      QueueName: 'f.fifo',
      Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' },
    });
    schedule(cloud, { ...once, Target: { Arn: TopicArn, Input: 'news' } });
    schedule(cloud, {
      ...once,
      Name: 'f',
      Target: { Arn: `arn:aws:sqs:${account}:f.fifo`, Input: 'x', SqsParameters: { MessageGroupId: 'g' } },
    });
    cloud.advance(2 * hourMs);
    expect(received(cloud).map(({ Body }) => Body)).toEqual(['news']);
    expect(received(cloud, 'f.fifo').map(({ Body }) => Body)).toEqual(['x']);
  });

  test('that is an event bus gets an event, which rules match', () => {
    using cloud = fresh();
    cloud.call('events', 'PutRule', { Name: 'r', EventPattern: '{"source":["shop"]}' });
    cloud.call('events', 'PutTargets', {
      Rule: 'r',
      Targets: [{ Id: 'q', Arn: `arn:aws:sqs:${account}:q` }],
    });
    schedule(cloud, {
      ...once,
      Target: {
        Arn: `arn:aws:events:${account}:event-bus/default`,
        EventBridgeParameters: { DetailType: 'Closing', Source: 'shop' },
        Input: '{"till":3}',
      },
    });
    cloud.advance(2 * hourMs);
    expect(JSON.parse(received(cloud)[0]!.Body!)).toMatchObject({
      source: 'shop',
      'detail-type': 'Closing',
      detail: { till: 3 },
    });
  });

  test('may be any operation that the engine has, by the names that Scheduler gives its members', () => {
    using cloud = fresh();
    schedule(cloud, {
      ...once,
      Target: {
        Arn: universal('ecs', 'createCluster'),
        Input: '{"ClusterName":"night","Tags":[{"Key":"a","Value":"b"}]}',
      },
    });
    schedule(cloud, {
      ...once,
      Name: 'logs',
      Target: { Arn: universal('cloudwatchlogs', 'createLogGroup'), Input: '{"LogGroupName":"night"}' },
    });
    schedule(cloud, {
      ...once,
      Name: 'ssm',
      Target: {
        Arn: universal('ssm', 'putParameter'),
        Input: '{"Name":"night","Type":"String","Value":"on"}',
      },
    });
    cloud.advance(2 * hourMs);
    const { clusters } = cloud.call('ecs', 'DescribeClusters', { clusters: ['night'], include: ['TAGS'] });
    expect(clusters).toMatchObject([{ clusterName: 'night', tags: [{ key: 'a', value: 'b' }] }]);
    expect(cloud.call('logs', 'DescribeLogGroups', {}).logGroups).toMatchObject([{ logGroupName: 'night' }]);
    expect(cloud.call('ssm', 'GetParameter', { Name: 'night' }).Parameter?.Value).toBe('on');
  });
});

describe('a target that cannot be called', () => {
  const dead = (cloud: Rehearsal) =>
    received(cloud, 'dead').map(({ Body, MessageAttributes = {} }) => ({
      Body,
      ...Object.fromEntries(
        Object.entries(MessageAttributes).map(([name, { StringValue }]) => [name, StringValue]),
      ),
    }));
  const missing = (cloud: Rehearsal, RetryPolicy: object, Arn = `arn:aws:sqs:${account}:late`) =>
    schedule(cloud, {
      ...once,
      Target: { Arn, Input: 'hello', RetryPolicy, DeadLetterConfig: { Arn: newQueue(cloud, 'dead') } },
    });

  test('is tried again, later each time, until it can be called', () => {
    using cloud = fresh();
    missing(cloud, {});
    cloud.advance(hourMs + 10 * minuteMs);
    cloud.restart();
    newQueue(cloud, 'late');
    cloud.advance(hourMs);
    expect(received(cloud, 'late').map(({ Body }) => Body)).toEqual(['hello']);
    expect(dead(cloud)).toEqual([]);
  });

  test('is given up after as many attempts as allowed, and the queue for the dead has what is known', () => {
    using cloud = fresh();
    missing(cloud, { MaximumRetryAttempts: 2 });
    cloud.advance(2 * hourMs);
    expect(dead(cloud)).toEqual([
      {
        Body: 'hello',
        ERROR_CODE: 'TargetFailed',
        ERROR_MESSAGE: expect.stringContaining(`arn:aws:sqs:${account}:late`),
        EXECUTION_ID: expect.any(String),
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        IS_PAYLOAD_TRUNCATED: 'false',
        RETRY_ATTEMPTS: '2',
        SCHEDULED_TIME: '2026-01-01T01:00:00Z',
        SCHEDULE_ARN: `arn:aws:scheduler:${account}:schedule/default/s`,
        TARGET_ARN: `arn:aws:sqs:${account}:late`,
      },
    ]);
  });

  test('is given up when the event is too old', () => {
    using cloud = fresh();
    missing(cloud, { MaximumEventAgeInSeconds: 60 });
    cloud.advance(hourMs + 61_000);
    expect(dead(cloud)).toMatchObject([{ EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds' }]);
  });

  test.each([
    [
      'of a service that is not simulated',
      'arn:aws:states:us-east-1:000000000000:stateMachine:m',
      /does not simulate/,
    ],
    ['that is an unknown operation', universal('glue', 'startJobRun'), /does not implement glue:StartJobRun/],
    ['that refuses its request', universal('sqs', 'sendMessage'), /./],
  ])('%s says so', (_which, Arn, text) => {
    using cloud = fresh();
    schedule(cloud, {
      ...once,
      Target: {
        Arn,
        Input: '{}',
        RetryPolicy: { MaximumRetryAttempts: 0 },
        DeadLetterConfig: { Arn: newQueue(cloud, 'dead') },
      },
    });
    cloud.advance(2 * hourMs);
    expect(dead(cloud)).toMatchObject([{ ERROR_MESSAGE: expect.stringMatching(text), RETRY_ATTEMPTS: '0' }]);
    expect(cloud.log.join('\n')).toContain('The schedule s could not call');
  });
});
