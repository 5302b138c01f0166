import { expect, test } from 'vitest';
import { templateStack } from '../deploy/template.ts';
import { check } from './check.ts';

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Metadata?: object;
  readonly [attribute: string]: unknown;
}
type Resources = Readonly<Record<string, Resource>>;

const stack = (Resources: Resources, name = 'shop') => templateStack(JSON.stringify({ Resources }), name, {});
const checked = (before: Resources, after: Resources, acceptedLosses: readonly string[] = []) =>
  check({
    before: [stack(before)],
    after: [stack(after)],
    policy: { answeredPercent: 95, withinMs: 900_000, acceptedLosses },
    seed: '1',
  });

const topic: Resources = { Topic: { Type: 'AWS::SNS::Topic' } };
const queue = (QueueName: string, attributes: object = {}): Resources => ({
  ...topic,
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName }, ...attributes },
});
const database = (properties: object, attributes: object = {}): Resources => ({
  Database: {
    Type: 'AWS::RDS::DBInstance',
    Properties: {
      Engine: 'postgres',
      DBInstanceClass: 'db.t3.micro',
      AllocatedStorage: '20',
      MasterUsername: 'admin1',
      MasterUserPassword: 'password1',
      ...properties,
    },
    Metadata: { 'aws:cdk:path': 'Api/Db/Resource' },
    ...attributes,
  },
});
const retained = { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' };

test('a database that gets a name is replaced, and its data lost: the change does not hold', async () => {
  const deleted = { DeletionPolicy: 'Delete', UpdateReplacePolicy: 'Delete' };
  const report = await checked(database({}, deleted), database({ DBInstanceIdentifier: 'shop' }, deleted));
  expect(report.data).toEqual([
    {
      stack: 'shop',
      logicalId: 'Database',
      path: 'Api/Db',
      type: 'AWS::RDS::DBInstance',
      event: 'replaced',
      data: 'its databases',
      accepted: false,
    },
  ]);
  expect(report.stacks).toMatchObject([
    { holds: true, changes: [{ logicalId: 'Database', path: 'Api/Db', replacement: 'True' }] },
  ]);
  expect(report.holds).toBe(false);
});

test.each([['shop/Queue'], ['Queue']])('a loss that is accepted as %s holds', async (name) => {
  const { data, holds } = await checked(queue('a'), topic, [name]);
  expect({ data, holds }).toMatchObject({ data: [{ event: 'removed', accepted: true }], holds: true });
});

test('a loss that is accepted of another resource does not hold', async () => {
  expect(await checked(queue('a'), topic, ['Topic'])).toMatchObject({
    data: [{ accepted: false }],
    holds: false,
  });
});

test.each<[string, Resources, Resources, object | undefined]>([
  ['a queue that is removed', queue('a'), topic, { event: 'removed', data: 'the messages that wait in it' }],
  ['one that is retained', queue('a', retained), topic, { event: 'removed', kept: 'Retain' }],
  ['one that is replaced', queue('a'), queue('b'), { event: 'replaced' }],
  [
    'one whose replacement leaves the old one',
    queue('a', retained),
    queue('b', retained),
    { event: 'replaced', kept: 'Retain' },
  ],
  [
    'one that is to be retained only from now on',
    queue('a'),
    queue('b', retained),
    { event: 'replaced', accepted: false },
  ],
  [
    'a database of which a snapshot is taken',
    database({}, { UpdateReplacePolicy: 'Snapshot' }),
    database({ DBInstanceIdentifier: 'shop' }, { UpdateReplacePolicy: 'Snapshot' }),
    { event: 'replaced', kept: 'Snapshot' },
  ],
  [
    'a database that is removed, without a policy',
    { ...topic, ...database({}) },
    topic,
    { event: 'removed', kept: 'Snapshot' },
  ],
  [
    'a queue that is changed',
    queue('a'),
    queue('a', { Properties: { QueueName: 'a', DelaySeconds: 1 } }),
    undefined,
  ],
  ['a topic, which holds no data', { ...topic, Other: { Type: 'AWS::SNS::Topic' } }, topic, undefined],
])('%s', async (_what, before, after, expected) => {
  const { data, stacks, holds } = await checked(before, after);
  expect(stacks[0]).not.toHaveProperty('failure');
  expect(data).toEqual(expected === undefined ? [] : [expect.objectContaining(expected)]);
  const isKept = expected === undefined || 'kept' in expected;
  expect(data.filter(({ kept }) => kept === undefined)).toHaveLength(isKept ? 0 : 1);
  expect(holds).toBe(isKept);
});

test('of a stack that cannot be deployed, what would be removed or replaced is foreseen, and what its change set leaves open said', async () => {
  const table = (KmsKeyId: unknown) => ({
    Logs: { Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName: 'a' } },
    Topic: { Type: 'AWS::SNS::Topic' },
    Name: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: KmsKeyId } },
    Queue: {
      Type: 'AWS::SQS::Queue',
      Properties: { QueueName: { 'Fn::GetAtt': ['Name', 'Value'] } },
    },
  });
  const bad: Resources = {
    Bad: {
      Type: 'AWS::SSM::Parameter',
      Properties: { Type: 'String', Value: 'x', AllowedPattern: '^y$' },
      DependsOn: ['Topic'],
    },
  };
  const { Logs: _removed, ...rest } = table('b');
  const report = await checked(table('a'), { ...rest, ...bad });
  expect(report.stacks[0]).toMatchObject({ holds: false, failure: expect.stringContaining('ROLLBACK') });
  expect(report.data).toMatchObject([
    { logicalId: 'Queue', event: 'maybe-replaced', accepted: false },
    { logicalId: 'Logs', event: 'removed', accepted: false },
  ]);
});

test('what was open is known once it is deployed', async () => {
  const named = (Value: string, Description: string): Resources => ({
    Name: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value, Description } },
    Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: { 'Fn::GetAtt': ['Name', 'Value'] } } },
  });
  const queueIn = async (after: Resources) =>
    (await checked(named('a', 'one'), after)).stacks[0]?.changes.find(
      ({ logicalId }) => logicalId === 'Queue',
    );
  expect(await queueIn(named('a', 'two'))).toMatchObject({ replacement: 'False' });
  expect(await queueIn(named('b', 'one'))).toMatchObject({ replacement: 'True' });
});

test('a stack that is deleted removes all it has', async () => {
  const report = await check({
    before: [stack(queue('a'), 'old'), stack(topic, 'kept')],
    after: [stack(topic, 'kept')],
    policy: { answeredPercent: 95, withinMs: 900_000, acceptedLosses: [] },
  });
  expect(report.data).toMatchObject([{ stack: 'old', logicalId: 'Queue', event: 'removed' }]);
  expect(report.stacks[1]).toMatchObject({
    kind: 'delete',
    changes: [
      { action: 'Remove', logicalId: 'Topic' },
      { action: 'Remove', logicalId: 'Queue' },
    ],
  });
});

test('stacks are deleted in the opposite order: what others import goes last', async () => {
  const exporting = templateStack(
    JSON.stringify({
      Resources: topic,
      Outputs: { Arn: { Value: { Ref: 'Topic' }, Export: { Name: 'arn' } } },
    }),
    'first',
    {},
  );
  const importing = stack(
    {
      Name: {
        Type: 'AWS::SSM::Parameter',
        Properties: { Type: 'String', Value: { 'Fn::ImportValue': 'arn' } },
      },
    },
    'second',
  );
  const report = await check({
    before: [exporting, importing],
    after: [],
    policy: { answeredPercent: 95, withinMs: 900_000, acceptedLosses: [] },
  });
  expect(report.stacks.map(({ name, holds }) => [name, holds])).toEqual([
    ['second', true],
    ['first', true],
  ]);
});

test.each<[string, Resources, string | undefined]>([
  ['is lost', outer(topic), undefined],
  ['is lost with the nested stack', topic, undefined],
  ['stays with a nested stack that is retained', topic, 'Retain'],
])('what a nested stack holds %s', async (_what, after, kept) => {
  const before = outer({ ...queue('a') }, kept === undefined ? {} : { DeletionPolicy: kept });
  const report = await check({
    before: [nestedIn(before)],
    after: [nestedIn(after)],
    policy: { answeredPercent: 95, withinMs: 900_000, acceptedLosses: [] },
  });
  expect(report.stacks[0]).toMatchObject({
    holds: true,
    changes: expect.arrayContaining([
      expect.objectContaining({ action: 'Remove', logicalId: 'Storage/Queue' }),
    ]),
  });
  expect(report.data.map(({ logicalId, kept }) => [logicalId, kept])).toEqual([['Storage/Queue', kept]]);
  expect(report.holds).toBe(kept !== undefined);
});

/** A template whose nested stack has these resources: its body is its key. */
function outer(nested: Resources, attributes: object = {}): Resources {
  const key = Buffer.from(JSON.stringify({ Resources: nested })).toString('base64url');
  return {
    ...topic,
    Storage: {
      Type: 'AWS::CloudFormation::Stack',
      Properties: { TemplateURL: `https://templates.s3.amazonaws.com/${key}` },
      ...attributes,
    },
  };
}

function nestedIn(resources: Resources) {
  const url = String(resources.Storage?.Properties?.TemplateURL ?? '');
  const key = url.split('/').at(-1)!;
  const files = url ? [{ bucket: 'templates', key, bytes: Buffer.from(key, 'base64url') }] : [];
  return { ...stack(resources), files };
}
