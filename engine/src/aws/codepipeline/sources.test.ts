import { afterEach, beforeEach, expect, test } from 'vitest';
import { events } from '../events/index.ts';
import { commits, Delivery } from './testing/delivery.ts';
import { stackStandIn } from './testing/stack-stand-in.ts';

let delivery: Delivery;
beforeEach(() => {
  delivery = new Delivery();
});
afterEach(() => {
  expect(delivery.cloud.log).toEqual([]);
  delivery[Symbol.dispose]();
});

const [, second, third] = commits as [string, string, string];

test('a commit starts an execution, even when it was made while the engine was down', () => {
  delivery.create();
  delivery.stack({ status: 'CREATE_COMPLETE' });
  delivery.commit(second);
  expect(delivery.executions()[0]).toMatchObject({
    trigger: 'WebhookV2',
    commit: second,
    status: 'InProgress',
  });
  delivery.stack({ status: 'UPDATE_COMPLETE' });
  expect(delivery.executions().map(({ status }) => status)).toEqual(['Succeeded', 'Succeeded']);

  delivery.head = third;
  delivery.cloud.restart();
  delivery.cloud.settle();
  expect(delivery.executions()[0]).toMatchObject({ commit: third });
  expect(delivery.executions()).toHaveLength(3);
});

test('a connection that stands for no repository holds the source action, which says what to do', () => {
  const ResourceArn = delivery.connectionArn;
  delivery.cloud.call('codeconnections', 'UntagResource', { ResourceArn, TagKeys: ['drydock:repository'] });
  delivery.create();
  const source = () => delivery.actions().find(({ actionName }) => actionName === 'Commit');
  expect(source()?.output?.executionResult?.externalExecutionSummary).toBe(
    'Waiting for owner/name: no git repository of this machine stands for it. Map one: drydock source map owner/name <path>',
  );
  delivery.cloud.advance(3 * 3_600_000);
  expect(delivery.executions()).toMatchObject([{ status: 'InProgress' }]);
  const Tags = [{ Key: 'drydock:repository', Value: '/repository' }];
  delivery.cloud.call('codeconnections', 'TagResource', { ResourceArn, Tags });
  delivery.cloud.settle();
  expect(delivery.stages()).toEqual(['Source: Succeeded', 'Build: Succeeded', 'Deploy: InProgress']);
});

test('a connection that does not exist fails the source action', () => {
  delivery.create();
  delivery.cloud.call('codeconnections', 'DeleteConnection', { ConnectionArn: delivery.connectionArn });
  delivery.cloud.call('codepipeline', 'StartPipelineExecution', { name: 'delivery' });
  delivery.cloud.settle();
  expect(delivery.executions()[0]?.why).toMatch(/Connection not found/);
});

test('a new version of an S3 source starts an execution', () => {
  delivery.cloud.call('s3', 'PutBucketVersioning', {
    Bucket: 'artifacts',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  const put = (Body: string) =>
    delivery.cloud.call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'in.zip', Body }).VersionId;
  put('one');
  const [, build] = delivery.pipeline().stages!;
  const source = {
    name: 'Object',
    actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' },
    configuration: { S3Bucket: 'artifacts', S3ObjectKey: 'in.zip' },
    outputArtifacts: [{ name: 'Source' }],
  } as const;
  delivery.create({
    stages: [{ name: 'Source', actions: [{ ...source, outputArtifacts: [{ name: 'Source' }] }] }, build!],
  });
  const version = put('two');
  delivery.cloud.settle();
  expect(delivery.executions()).toMatchObject([
    { status: 'Succeeded', commit: version, trigger: 'CloudWatchEvent' },
    { status: 'Succeeded', trigger: 'CreatePipeline' },
  ]);
});

test('an S3 source that does not poll is started by a rule on the API calls that CloudTrail records', () => {
  using rehearsed = new Delivery(stackStandIn, events);
  const { cloud } = rehearsed;
  cloud.call('s3', 'PutBucketVersioning', {
    Bucket: 'artifacts',
    VersioningConfiguration: { Status: 'Enabled' },
  });
  const put = (Body: string) => {
    cloud.call('s3', 'PutObject', { Bucket: 'artifacts', Key: 'in.zip', Body });
    cloud.settle();
  };
  put('one');
  const [, build] = rehearsed.pipeline().stages!;
  const source = {
    name: 'Object',
    actionTypeId: { category: 'Source', owner: 'AWS', provider: 'S3', version: '1' } as const,
    configuration: { S3Bucket: 'artifacts', S3ObjectKey: 'in.zip', PollForSourceChanges: 'false' },
    outputArtifacts: [{ name: 'Source' }],
  };
  rehearsed.create({ stages: [{ name: 'Source', actions: [source] }, build!] });
  put('two');
  expect(rehearsed.executions()).toHaveLength(1);
  cloud.call('events', 'PutRule', {
    Name: 'calls',
    EventPattern: JSON.stringify({
      source: ['aws.s3'],
      'detail-type': ['AWS API Call via CloudTrail'],
      detail: {
        eventName: ['PutObject'],
        resources: { ARN: ['arn:aws:s3:::artifacts/in.zip'] },
        requestParameters: { bucketName: ['artifacts'], key: ['in.zip'] },
      },
    }),
  });
  const Arn = 'arn:aws:codepipeline:us-east-1:000000000000:delivery';
  cloud.call('events', 'PutTargets', {
    Rule: 'calls',
    Targets: [{ Id: '1', Arn, RoleArn: 'arn:aws:iam::000000000000:role/starts' }],
  });
  cloud.settle();
  put('three');
  expect(rehearsed.executions().map(({ trigger }) => trigger)).toEqual(['CloudWatchEvent', 'CreatePipeline']);
});
