// What stands around a service, deployed with the CDK's own command line, and seen to work.
import { fileURLToPath } from 'node:url';
import { CloudFormation } from '@aws-sdk/client-cloudformation';
import { CloudWatchLogs } from '@aws-sdk/client-cloudwatch-logs';
import { CodePipeline } from '@aws-sdk/client-codepipeline';
import { ECS } from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CdkEngine, until } from './testing/cdk-engine.ts';

const service = fileURLToPath(new URL('testing/cdk-app/service', import.meta.url));
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
const callTopic = async (Action: string, more: Readonly<Record<string, string>>) => {
  const answer = await fetch(engine.client.endpoint, {
    method: 'POST',
    headers: { authorization: 'AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/sns/aws4_request' },
    body: new URLSearchParams({ Action, Version: '2010-03-31', TopicArn: outputs.TopicArn ?? '', ...more }),
  });
  expect(answer.status).toBe(200);
};
/** What `drydock status` shows, the newest last. */
const mails = async (): Promise<
  { readonly subject: string; readonly body: string; readonly confirm: string }[]
> => {
  const lines = (await engine.drydock('status', '--json')).trim().split('\n');
  const found = lines.map((line) => JSON.parse(line)).find(({ code }) => code === 'status-mail');
  return found?.mails ?? [];
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

  test('a topic fans out to a queue, a function that keeps it in a table, and no mail before it is confirmed', async () => {
    await callTopic('Publish', { Message: 'hello' });
    await until(async () => (await messages(outputs.CopiesUrl)).includes('hello'));
    const items = async () =>
      (await engine.call('DynamoDB_20120810.Scan', { TableName: outputs.TableName }, '1.0'))
        .Items as object[];
    await until(async () => JSON.stringify(await items()).includes('"hello"'));
    expect(await items()).toContainEqual({ id: { S: expect.any(String) }, text: { S: 'hello' } });
  });

  test('workers are as many as their queue asks for; an alarm mails its topic, and status shows it', async () => {
    const [asked] = await mails();
    const [, Token = ''] = /^aws sns confirm-subscription .* --token (\w+)$/.exec(asked?.confirm ?? '') ?? [];
    await callTopic('ConfirmSubscription', { Token });
    expect((await mails())[0]).toMatchObject({ confirm: '' });
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
    expect(await engine.drydock('status')).toMatch(/ops@example\.com .*\n? *ALARM: "backlog"/);
    const mail = (await mails()).find(({ subject }) => subject.includes('"backlog"'));
    expect(JSON.parse(mail?.body ?? '')).toEqual(JSON.parse(alarm));

    await engine.call('AmazonSQS.PurgeQueue', { QueueUrl }, '1.0');
    await engine.advance(30 * minuteMs);
    expect(await desired()).toBe(1);
  });

  test('a pushed image starts its pipeline by an event rule, and is what is built', async () => {
    const pipelines = new CodePipeline(engine.client);
    const pipelineName = outputs.PipelineName;
    const executions = async () => {
      const { pipelineExecutionSummaries = [] } = await pipelines.listPipelineExecutions({ pipelineName });
      return pipelineExecutionSummaries;
    };
    // There is no image yet.
    await until(async () => (await executions())[0]?.status === 'Failed');

    const name = `${outputs.ImagesUri}:live`;
    await engine.docker('build', '--tag', name, service);
    const [digest] = /sha256:[0-9a-f]{64}/.exec(await engine.docker('push', name)) ?? [];
    const started = await until(async () => {
      const [newest, ...rest] = await executions();
      return rest.length > 0 && newest;
    });
    expect(started).toMatchObject({
      trigger: {
        triggerType: 'CloudWatchEvent',
        triggerDetail: expect.stringMatching(/^arn:aws:events:.*:rule\//),
      },
    });
    const ended = await until(async () => {
      const [newest] = await executions();
      return newest?.status !== 'InProgress' && newest;
    });
    expect(ended).toMatchObject({ status: 'Succeeded', sourceRevisions: [{ revisionId: digest }] });
    const { actionExecutionDetails = [] } = await pipelines.listActionExecutions({
      pipelineName,
      filter: { pipelineExecutionId: ended.pipelineExecutionId },
    });
    const built = actionExecutionDetails.find(({ actionName }) => actionName === 'Check');
    expect(built?.input?.resolvedConfiguration?.EnvironmentVariables).toContain(digest);
    expect(await executions()).toHaveLength(2);
  });
});
