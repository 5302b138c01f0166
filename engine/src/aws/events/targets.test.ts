// What rules do to their targets, and where events go that a target does not take.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { runInstances } from '../fis/testing/faulty-cloud.ts';
import { services } from '../services.ts';

let cloud: Rehearsal;
const RoleArn = 'arn:aws:iam::000000000000:role/builds';
const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:000000000000:${resource}`;

beforeEach(() => {
  cloud = rehearse({ services });
  const EventPattern = JSON.stringify({ source: ['shop'] });
  cloud.call('events', 'PutRule', { Name: 'sold', EventPattern });
});
afterEach(() => cloud[Symbol.dispose]());

const target = (more: object) =>
  cloud.call('events', 'PutTargets', { Rule: 'sold', Targets: [{ Id: 't', Arn: '', ...more }] });
const send = (detail: object) => {
  const Entries = [{ Source: 'shop', DetailType: 'Sold', Detail: JSON.stringify(detail) }];
  cloud.call('events', 'PutEvents', { Entries });
  cloud.settle();
};

describe('a log group', () => {
  const said = () =>
    cloud
      .call('logs', 'FilterLogEvents', { logGroupName: '/aws/events/sold' })
      .events!.map(({ timestamp, message }) => [timestamp, JSON.parse(message!)]);
  beforeEach(() => void cloud.call('logs', 'CreateLogGroup', { logGroupName: '/aws/events/sold' }));

  test('gets each event', () => {
    target({ Arn: arn('logs', 'log-group:/aws/events/sold') });
    send({ n: 1 });
    send({ n: 2 });
    expect(said().map(([, { source, detail }]) => [source, detail])).toEqual([
      ['shop', { n: 1 }],
      ['shop', { n: 2 }],
    ]);
  });

  test('gets the time and the text that a template makes', () => {
    target({
      Arn: arn('logs', 'log-group:/aws/events/sold:*'),
      InputTransformer: {
        InputPathsMap: { n: '$.detail.n' },
        InputTemplate: `{"timestamp": ${cloud.clock.now() - 5}, "message": "<n>"}`,
      },
    });
    send({ n: 7 });
    expect(said()).toEqual([[cloud.clock.now() - 5, 7]]);
  });
});

test('a project is built, with what the input overrides', () => {
  cloud.call('iam', 'CreateRole', {
    RoleName: 'builds',
    AssumeRolePolicyDocument: JSON.stringify({
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'codebuild.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    }),
  });
  cloud.call('codebuild', 'CreateProject', {
    name: 'image',
    source: { type: 'NO_SOURCE', buildspec: 'version: 0.2' },
    artifacts: { type: 'NO_ARTIFACTS' },
    environment: { type: 'LINUX_CONTAINER', image: 'standard', computeType: 'BUILD_GENERAL1_SMALL' },
    serviceRole: RoleArn,
  });
  const Arn = arn('codebuild', 'project/image');
  target({ Arn, RoleArn });
  send({});
  target({ Arn, RoleArn, Input: JSON.stringify({ timeoutInMinutesOverride: 7 }) });
  send({});
  const { ids } = cloud.call('codebuild', 'ListBuilds', {});
  const { builds = [] } = cloud.call('codebuild', 'BatchGetBuilds', { ids });
  expect(builds.map(({ timeoutInMinutes }) => timeoutInMinutes).sort()).toEqual([60, 7]);
});

test.each([
  ['that is not there', { Arn: arn('sqs', 'gone') }],
  ['that is not simulated', { Arn: arn('kinesis', 'stream/s'), RoleArn }],
  [
    'that refuses',
    {
      Arn: arn('ecs', 'cluster/gone'),
      RoleArn,
      EcsParameters: { TaskDefinitionArn: arn('ecs', 'task-definition/a') },
    },
  ],
])('an event for a target %s goes to its dead-letter queue', (_which, given) => {
  const { QueueUrl } = cloud.call('sqs', 'CreateQueue', { QueueName: 'dead' });
  target({ ...given, DeadLetterConfig: { Arn: arn('sqs', 'dead') } });
  send({ n: 1 });
  const { Messages = [] } = cloud.call('sqs', 'ReceiveMessage', {
    QueueUrl,
    MessageAttributeNames: ['All'],
  }) as { readonly Messages?: readonly { readonly Body: string; readonly MessageAttributes: object }[] };
  expect(Messages.map(({ Body }) => JSON.parse(Body).detail)).toEqual([{ n: 1 }]);
  expect(Messages[0]!.MessageAttributes).not.toHaveProperty('EXHAUSTED_RETRY_CONDITION');
  expect(Messages[0]!.MessageAttributes).toMatchObject({
    RETRY_ATTEMPTS: { StringValue: '0' },
    RULE_ARN: { StringValue: arn('events', 'rule/sold') },
    TARGET_ARN: { StringValue: given.Arn },
    ERROR_MESSAGE: { StringValue: expect.stringMatching(/./) },
  });
});

describe('an event that a cluster has no place for', () => {
  const dead = () =>
    (
      cloud.call('sqs', 'ReceiveMessage', {
        QueueUrl: cloud.call('sqs', 'GetQueueUrl', { QueueName: 'dead' }).QueueUrl,
        MessageAttributeNames: ['All'],
      }) as { Messages?: { MessageAttributes: Record<string, { StringValue: string }> }[] }
    ).Messages?.map(({ MessageAttributes }) =>
      Object.fromEntries(Object.entries(MessageAttributes).map(([name, value]) => [name, value.StringValue])),
    ) ?? [];
  const running = () => cloud.call('ecs', 'ListTasks', { cluster: 'main' }).taskArns!;
  /** A rule whose cluster has one container instance, which another task fills. */
  const waiting = (RetryPolicy: object = {}) => {
    cloud.call('sqs', 'CreateQueue', { QueueName: 'dead' });
    runInstances(cloud, 1);
    cloud.call('ecs', 'RegisterTaskDefinition', {
      family: 'job',
      containerDefinitions: [{ name: 'job', image: 'job', memory: 1_500 }],
    });
    cloud.call('ecs', 'RunTask', { cluster: 'main', taskDefinition: 'job' });
    target({
      Arn: arn('ecs', 'cluster/main'),
      RoleArn,
      EcsParameters: { TaskDefinitionArn: arn('ecs', 'task-definition/job') },
      RetryPolicy,
      DeadLetterConfig: { Arn: arn('sqs', 'dead') },
    });
    send({ n: 1 });
  };

  test('is delivered again, later each time, until there is one, after a restart too', () => {
    waiting();
    cloud.advance(10 * 60_000);
    cloud.restart();
    expect(running()).toHaveLength(1);
    const [filler = ''] = running();
    cloud.on('runtime/stop-task', ({ taskArn }) => cloud.report('runtime/task-stopped', { taskArn }));
    cloud.call('ecs', 'StopTask', { cluster: 'main', task: filler });
    cloud.advance(15 * 60_000);
    expect(running()).toEqual([expect.not.stringContaining(filler)]);
    cloud.advance(25 * 60 * 60_000);
    expect([running().length, dead()]).toEqual([1, []]);
  });

  test('is given up after as many attempts as allowed', () => {
    waiting({ MaximumRetryAttempts: 2 });
    cloud.advance(2_999);
    expect(dead()).toEqual([]);
    cloud.advance(1);
    expect(dead()).toEqual([
      {
        ERROR_CODE: 'ERROR_FROM_TARGET',
        ERROR_MESSAGE: expect.stringMatching(/./),
        EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
        RETRY_ATTEMPTS: '2',
        RULE_ARN: arn('events', 'rule/sold'),
        TARGET_ARN: arn('ecs', 'cluster/main'),
        TARGET_ID: 't',
      },
    ]);
  });

  test('is given up when it is too old', () => {
    waiting({ MaximumEventAgeInSeconds: 60 });
    cloud.advance(61_000);
    expect(dead()).toMatchObject([{ EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds' }]);
  });
});

test.each([
  [
    { Arn: arn('codepipeline', 'delivery') },
    `RoleArn is required for target ${arn('codepipeline', 'delivery')}.`,
  ],
  [
    { Arn: arn('events', 'event-bus/default') },
    `RoleArn is required for target ${arn('events', 'event-bus/default')}.`,
  ],
  [
    { Arn: arn('ecs', 'cluster/main'), RoleArn },
    'Parameter(s) EcsParameters must be specified for target: t.',
  ],
  [{ Arn: arn('sqs', 'q.fifo') }, 'Parameter(s) SqsParameters must be specified for target: t.'],
  [{ Arn: 'queue' }, 'Parameter queue is not valid. Reason: Provided Arn is not in correct format.'],
  [{ Arn: arn('rds', 'db:shop') }, 'rds is not a supported service for a target.'],
  [
    { Arn: arn('lambda', 'function:f').replace('us-east-1', 'us-west-2') },
    'The target ARN provided does not match the current region us-east-1.',
  ],
  [
    { Arn: 'arn:aws:events:us-east-1:111122223333:event-bus/theirs', RoleArn },
    'Drydock does not simulate other accounts',
  ],
  [{ Arn: arn('sqs', 'q'), HttpParameters: {} }, 'Parameter(s) HttpParameters not supported for target: t.'],
  [
    { Arn: arn('sqs', 'q'), DeadLetterConfig: { Arn: arn('sns', 'dead') } },
    'sns is not supported as a dead letter resource.',
  ],
  [
    { Arn: arn('sqs', 'q'), DeadLetterConfig: { Arn: arn('sqs', 'dead.fifo') } },
    'SQS FIFO is not supported by Dead Letter Queues.',
  ],
  [
    { Arn: arn('sqs', 'q'), DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:000000000000:dead' } },
    'is not in the region us-east-1.',
  ],
  [{ Arn: arn('sqs', 'q'), InputPath: "$.detail['a']" }, 'InputPath for target t is invalid.'],
  [{ Arn: arn('sqs', 'q'), Input: 'hello' }, 'JSON syntax error in input for target t.'],
])('%j is refused', (given, message) => {
  expect(() => target(given)).toThrow(message);
});

const tasks = (EcsParameters: object) => ({
  Arn: arn('ecs', 'cluster/main'),
  RoleArn,
  EcsParameters: { TaskDefinitionArn: arn('ecs', 'task-definition/a'), ...EcsParameters },
});
const network = (given: object) => ({
  NetworkConfiguration: { awsvpcConfiguration: { Subnets: ['subnet-1'], ...given } },
});
test.each([
  [{ TaskCount: 11 }, 'Parameter(s) TaskCount not valid for target: t.'],
  [
    { LaunchType: 'FARGATE' },
    'Parameter NetworkConfiguration must be specified for target t when launch type is FARGATE.',
  ],
  [
    { LaunchType: 'EC2', PlatformVersion: 'LATEST' },
    'Parameter PlatformVersion for target t is not supported when launch type is EC2.',
  ],
  [
    { LaunchType: 'EC2', ...network({ AssignPublicIp: 'ENABLED' }) },
    'Parameter AssignPublicIp for target t is not supported when launch type is EC2.',
  ],
  [
    network({ Subnets: Array.from({ length: 17 }, (_, at) => `subnet-${at}`) }),
    'Parameter Subnets is not valid. Reason: size must be in between 1 and 16.',
  ],
  [
    network({ SecurityGroups: Array.from({ length: 6 }, (_, at) => `sg-${at}`) }),
    'Parameter SecurityGroups is not valid. Reason: size must be in between 0 and 5.',
  ],
])('tasks with %j are refused', (given, message) => {
  expect(() => target(tasks(given))).toThrow(message);
});

test('two targets of one id are refused', () => {
  const one = { Id: 't', Arn: arn('sqs', 'q') };
  expect(() => cloud.call('events', 'PutTargets', { Rule: 'sold', Targets: [one, one] })).toThrow(
    "Parameter targets is not valid. Reason: More than one target with Id 't' is provided.",
  );
});
