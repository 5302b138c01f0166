// What rules do to their targets, and where events go that a target does not take.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
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
  expect(Messages[0]!.MessageAttributes).toMatchObject({
    RULE_ARN: { StringValue: arn('events', 'rule/sold') },
    TARGET_ARN: { StringValue: given.Arn },
    ERROR_MESSAGE: { StringValue: expect.stringMatching(/./) },
  });
});

test.each([
  [{ Arn: arn('codepipeline', 'delivery') }, 'RoleArn is required for target t.'],
  [{ Arn: arn('codebuild', 'project/image') }, 'RoleArn is required for target t.'],
  [
    { Arn: arn('ecs', 'cluster/main'), RoleArn },
    'Parameter(s) EcsParameters must be specified for target: t.',
  ],
  [{ Arn: arn('sqs', 'q.fifo') }, 'Parameter(s) SqsParameters must be specified for target: t.'],
  [{ Arn: 'queue' }, 'Parameter queue is not valid. Reason: Provided Arn is not in correct format.'],
])('%j is refused', (given, message) => {
  expect(() => target(given)).toThrow(message);
});
