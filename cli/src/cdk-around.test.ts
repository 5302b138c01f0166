// What stands around a service, deployed with the CDK's own command line, and seen to work.
import { fileURLToPath } from 'node:url';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { ECS } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CdkEngine, until } from './testing/cdk-engine.ts';

const app = fileURLToPath(new URL('testing/cdk-around/app.ts', import.meta.url));
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const timeout = 600_000;

let engine: CdkEngine;
let outputs: Readonly<Record<string, string>>;

beforeAll(async () => {
  engine = await CdkEngine.start(app);
  await engine.cdk('synth', '--quiet');
  await engine.cdk('deploy', 'Around', '--app', 'cdk.out', '--require-approval', 'never');
  const { Stacks = [] } = await new CloudFormation(engine.client).describeStacks({ StackName: 'Around' });
  outputs = Object.fromEntries(
    (Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
}, timeout);
afterAll(async () => {
  try {
    await engine?.cdk('destroy', 'Around', '--app', 'cdk.out', '--force');
    // All of it is gone with its stack.
    await expect(secret()).rejects.toThrow("can't find the specified secret");
  } finally {
    await engine?.stop();
  }
}, timeout);

const secret = (more: object = {}) =>
  engine.call('secretsmanager.GetSecretValue', { SecretId: outputs.SecretArn, ...more });
const rotatedAt = async () =>
  (await engine.call('secretsmanager.DescribeSecret', { SecretId: outputs.SecretArn })).LastRotatedDate;
const messages = async (QueueUrl = '') => {
  const { Messages = [] } = await engine.call(
    'AmazonSQS.ReceiveMessage',
    { QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1 },
    '1.0',
  );
  return (Messages as { readonly Body: string }[]).map(({ Body }) => Body);
};
const publish = async (Message: string) => {
  const answer = await fetch(engine.client.endpoint, {
    method: 'POST',
    headers: { authorization: 'AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/sns/aws4_request' },
    body: new URLSearchParams({
      Action: 'Publish',
      Version: '2010-03-31',
      TopicArn: outputs.TopicArn ?? '',
      Message,
    }),
  });
  expect(answer.status).toBe(200);
};

describe('around a service', { timeout }, () => {
  test('a secret is rotated by its function, at once and by the clock; a scheduled task runs with it', async () => {
    const first = await until(rotatedAt);
    const password = (await secret()).SecretString;
    expect(password).toMatch(/^\w{32}$/);
    expect((await secret({ VersionStage: 'AWSPREVIOUS' })).SecretString).not.toBe(password);

    await engine.advance(dayMs + minuteMs);
    const logs = new CloudWatchLogs(engine.client);
    const said = async () => {
      const { events = [] } = await logs.filterLogEvents({ logGroupName: outputs.ReportsGroup });
      return events.map(({ message }) => message);
    };
    await until(async () => (await said()).length > 0);
    expect(await said()).toContain(`reported with ${password}`);

    await engine.advance(3 * dayMs);
    await until(async () => (await rotatedAt()) !== first);
    expect((await secret()).SecretString).not.toBe(password);
  });

  test('a topic fans out to a queue, a function that keeps it in a table, and mail that is not sent', async () => {
    await publish('hello');
    await until(async () => (await messages(outputs.CopiesUrl)).includes('hello'));
    const items = async () =>
      (await engine.call('DynamoDB_20120810.Scan', { TableName: outputs.TableName }, '1.0'))
        .Items as object[];
    await until(async () => JSON.stringify(await items()).includes('"hello"'));
    expect(await items()).toContainEqual({ id: { S: expect.any(String) }, text: { S: 'hello' } });
  });

  test('workers are as many as their queue asks for; an alarm publishes, and status shows it', async () => {
    const ecs = new ECS(engine.client);
    const desired = async () => {
      const { services } = await ecs.describeServices({
        cluster: outputs.ClusterName,
        services: [outputs.WorkService ?? ''],
      });
      return services?.[0]?.desiredCount;
    };
    expect(await desired()).toBe(1);
    const QueueUrl = outputs.WorkUrl;
    for (let batch = 0; batch < 5; batch++)
      await engine.call(
        'AmazonSQS.SendMessageBatch',
        {
          QueueUrl,
          Entries: Array.from({ length: 10 }, (_, at) => ({ Id: `m${at}`, MessageBody: 'job' })),
        },
        '1.0',
      );
    await engine.advance(15 * minuteMs);
    expect(await desired()).toBe(3);
    expect(await engine.drydock('status')).toMatch(/backlog.*ALARM|ALARM.*backlog/);
    const alarm = await until(async () =>
      (await messages(outputs.CopiesUrl)).find((body) => body.includes('AlarmName')),
    );
    expect(JSON.parse(alarm)).toMatchObject({ AlarmName: 'backlog', NewStateValue: 'ALARM' });

    await engine.call('AmazonSQS.PurgeQueue', { QueueUrl }, '1.0');
    await engine.advance(30 * minuteMs);
    expect(await desired()).toBe(1);
  });
});
