// The running cloud: regions that do not see each other, and a clock that is not the machine's.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CloudWatch } from '@aws-sdk/client-cloudwatch';
import { EC2 } from '@aws-sdk/client-ec2';
import { EventBridge } from '@aws-sdk/client-eventbridge';
import { IAM } from '@aws-sdk/client-iam';
import { SQS } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ScaledClock } from '../kernel/clock.ts';
import { type Cloud, type CloudOptions, startCloud } from './cloud.ts';

let folder: string;
let cloud: Cloud | undefined;
const log: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-cloud-'));
  log.length = 0;
});
afterEach(async () => {
  await cloud?.stop();
  rmSync(folder, { recursive: true });
  expect(log).toEqual([]);
});

async function start(options: Partial<CloudOptions> = {}): Promise<Cloud> {
  cloud = await startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    log: (line) => void log.push(line),
    ...options,
  });
  return cloud;
}
const config = (region: string) => ({
  endpoint: cloud!.endpoint,
  region,
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
  maxAttempts: 1,
});
const vpcsOf = async (region: string) => {
  const { Vpcs = [] } = await new EC2(config(region)).describeVpcs({
    Filters: [{ Name: 'is-default', Values: ['false'] }],
  });
  return Vpcs.map(({ CidrBlock }) => CidrBlock);
};

describe('regions', () => {
  it('do not see each other, and share what is global, after a restart too', async () => {
    await start();
    await new EC2(config('us-east-1')).createVpc({ CidrBlock: '10.1.0.0/16' });
    await new EC2(config('eu-west-1')).createVpc({ CidrBlock: '10.2.0.0/16' });
    await new IAM(config('us-east-1')).createUser({ UserName: 'everywhere' });
    const expectApart = async () => {
      expect(await vpcsOf('us-east-1')).toEqual(['10.1.0.0/16']);
      expect(await vpcsOf('eu-west-1')).toEqual(['10.2.0.0/16']);
      expect(await vpcsOf('us-west-2')).toEqual([]);
      const { User } = await new IAM(config('eu-west-1')).getUser({ UserName: 'everywhere' });
      expect(User?.Arn).toBe('arn:aws:iam::000000000000:user/everywhere');
    };
    await expectApart();
    await cloud!.stop();
    await start();
    await expectApart();
  });

  it('send events to each other’s buses', async () => {
    await start();
    const [here, there] = [new EventBridge(config('us-east-1')), new EventBridge(config('eu-west-1'))];
    const sqs = new SQS(config('eu-west-1'));
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'far' });
    const rule = { Name: 'sold', EventPattern: '{"source":["shop"]}' };
    const queue = 'arn:aws:sqs:eu-west-1:000000000000:far';
    const Statement = { Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: queue };
    const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [Statement] });
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { Policy } });
    await there.putRule(rule);
    await there.putTargets({ Rule: 'sold', Targets: [{ Id: 'q', Arn: queue }] });
    await here.putRule(rule);
    const Arn = 'arn:aws:events:eu-west-1:000000000000:event-bus/default';
    const RoleArn = 'arn:aws:iam::000000000000:role/forward';
    await here.putTargets({ Rule: 'sold', Targets: [{ Id: 'bus', Arn, RoleArn }] });
    await here.putEvents({ Entries: [{ Source: 'shop', DetailType: 'Sold', Detail: '{"n":1}' }] });
    const { Messages } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    expect(JSON.parse(Messages![0]!.Body!)).toMatchObject({ region: 'us-east-1', detail: { n: 1 } });
  });

  it('that AWS does not have are refused by name', async () => {
    await start();
    await expect(new EC2(config('us-east-9')).describeVpcs()).rejects.toMatchObject({
      name: 'InvalidRegion',
      message: expect.stringContaining("There is no region 'us-east-9'"),
    });
  });
});

describe('a reset', () => {
  const reset = (authorization?: string) =>
    fetch(`${cloud!.endpoint}/_drydock/reset`, {
      method: 'POST',
      ...(authorization !== undefined && { headers: { authorization } }),
    });

  it('needs the token that only the owner of the state folder can read', async () => {
    await start();
    await new IAM(config('us-east-1')).createUser({ UserName: 'kept' });
    for (const wrong of [undefined, 'me', 'Bearer ', `Bearer ${'0'.repeat(64)}`]) {
      expect((await reset(wrong)).status).toBe(403);
    }
    expect((await new IAM(config('us-east-1')).listUsers()).Users).toHaveLength(1);
    const path = join(folder, 'token');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect((await reset(`Bearer ${readFileSync(path, 'utf8')}`)).status).toBe(200);
    expect((await new IAM(config('us-east-1')).listUsers()).Users).toEqual([]);
  });

  it('needs another token after each start', async () => {
    await start();
    const token = readFileSync(join(folder, 'token'), 'utf8');
    await cloud!.stop();
    await start();
    expect((await reset(`Bearer ${token}`)).status).toBe(403);
  });
});

describe('what a vCPU is', () => {
  const url = () => `${cloud!.endpoint}/_drydock/vcpu`;
  const put = async (body: object) => {
    const authorization = `Bearer ${readFileSync(join(folder, 'token'), 'utf8')}`;
    const response = await fetch(url(), {
      method: 'PUT',
      headers: { authorization },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: await response.json() };
  };

  it('is said, known and taken back', async () => {
    await start();
    const authorization = `Bearer ${readFileSync(join(folder, 'token'), 'utf8')}`;
    const measured = await fetch(`${url()}/measure`, { method: 'POST', headers: { authorization } });
    expect(await measured.json()).toMatchObject({ cores: 'auto' });
    expect(await (await fetch(url())).json()).toMatchObject({ cores: 'auto', instanceVcpus: 0 });
    expect(await put({ cores: 0.05 })).toMatchObject({ status: 200, answer: { cores: 0.05 } });
    expect(await put({ cores: 'auto' })).toMatchObject({ status: 200, answer: { cores: 'auto' } });
  });

  it.each([[{}], [{ cores: 0 }], [{ cores: 65 }], [{ cores: '1' }], [{ cores: 1, more: 1 }]])(
    'is not %j',
    async (body) => {
      await start();
      expect(await put(body)).toMatchObject({ status: 400, answer: { code: 'InvalidRequest' } });
    },
  );
});

describe('the clock', () => {
  const url = () => `${cloud!.endpoint}/_drydock/clock`;
  const send = async (method: string, path: string, body: object) => {
    const authorization = `Bearer ${readFileSync(join(folder, 'token'), 'utf8')}`;
    const response = await fetch(url() + path, {
      method,
      headers: { authorization },
      body: JSON.stringify(body),
    });
    return { status: response.status, answer: (await response.json()) as Record<string, unknown> };
  };
  const now = async () => Date.parse(((await (await fetch(url())).json()) as { now: string }).now);

  it('is advanced: what falls due on the way happens in order, and an alarm sees its periods', async () => {
    await start();
    const client = new CloudWatch(config('us-east-1'));
    const metric = { Namespace: 'Test', MetricName: 'Load' };
    await client.putMetricAlarm({
      ...metric,
      AlarmName: 'busy',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 1,
      Threshold: 50,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    await client.putMetricData({ Namespace: 'Test', MetricData: [{ MetricName: 'Load', Value: 90 }] });
    const before = await now();
    const { status, answer } = await send('POST', '/advance', { ms: 900_000 });
    expect(status).toBe(200);
    expect(Date.parse(answer.now as string) - before).toBeGreaterThanOrEqual(900_000);
    const { AlarmHistoryItems = [] } = await client.describeAlarmHistory({ HistoryItemType: 'StateUpdate' });
    expect(AlarmHistoryItems.map(({ HistorySummary }) => HistorySummary)).toEqual([
      'Alarm updated from ALARM to INSUFFICIENT_DATA',
      'Alarm updated from INSUFFICIENT_DATA to ALARM',
    ]);
    const [ended, began] = AlarmHistoryItems.map(({ Timestamp }) => (Timestamp!.getTime() - before) / 60_000);
    expect(began).toBeLessThan(ended!);
    expect(ended).toBeLessThan(15);
  });

  it('is frozen, and outlives a restart: time does not go back', async () => {
    await start();
    await send('POST', '/advance', { ms: 86_400_000 });
    const { answer } = await send('PUT', '', { frozen: true });
    expect(answer).toMatchObject({ frozen: true, rate: 1 });
    await cloud!.stop();
    await start();
    expect(await now()).toBe(Date.parse(answer.now as string));
    expect(await now()).toBeGreaterThan(Date.now() + 86_000_000);
    expect((await send('PUT', '', { frozen: false, rate: 60 })).answer).toMatchObject({
      frozen: false,
      rate: 60,
    });
  });

  it.each([
    ['PUT', '', {}, 'Send rate, frozen, or both.'],
    ['PUT', '', { rate: 0 }, 'rate must be a number above 0 and up to 3600.'],
    ['PUT', '', { rate: '60' }, 'rate must be a number above 0 and up to 3600.'],
    ['PUT', '', { frozen: 'yes' }, 'frozen must be true or false.'],
    ['PUT', '', { speed: 2 }, 'A clock has no speed: send rate, frozen, or both.'],
    ['POST', '/advance', {}, 'ms must be a whole number of milliseconds from 1 to 2678400000 (31 days).'],
    [
      'POST',
      '/advance',
      { ms: 1e12 },
      'ms must be a whole number of milliseconds from 1 to 2678400000 (31 days).',
    ],
    [
      'POST',
      '/advance',
      { ms: 1, grainMs: 10 },
      'grainMs must be a whole number of milliseconds from 1000 to 60000.',
    ],
  ])('%s %s %j is refused', async (method, path, body, message) => {
    await start();
    expect(await send(method, path, body)).toEqual({
      status: 400,
      answer: { code: 'InvalidRequest', message },
    });
  });

  it('is stopped on the way of a long advance, and says where it is', async () => {
    await start();
    // Looked at each ten seconds: nothing else happens in an empty cloud, whose month would pass at once.
    await new CloudWatch(config('us-east-1')).putMetricAlarm({
      AlarmName: 'high',
      Namespace: 'Test',
      MetricName: 'Load',
      Statistic: 'Average',
      Period: 10,
      EvaluationPeriods: 1,
      Threshold: 50,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    const began = await now();
    const advancing = send('POST', '/advance', { ms: 31 * 86_400_000 });
    await vi.waitUntil(async () =>
      Object.hasOwn((await (await fetch(url())).json()) as object, 'advancingTo'),
    );
    expect((await send('POST', '/advance', { ms: 1 })).status).toBe(409);
    expect((await send('PUT', '', { rate: 2 })).status).toBe(409);
    const { answer } = await send('DELETE', '/advance', {});
    expect(answer).not.toHaveProperty('advancingTo');
    await advancing;
    expect(Date.parse(answer.now as string)).toBeLessThan(began + 31 * 86_400_000);
    expect((await send('PUT', '', { rate: 2 })).status).toBe(200);
  });

  it('is changed by nobody without the token', async () => {
    await start();
    const response = await fetch(url(), { method: 'PUT', body: '{"rate":60}' });
    expect(response.status).toBe(403);
  });

  it('may run faster: an alarm over two minutes fires within seconds', async () => {
    await start({ clock: new ScaledClock(600) });
    const client = new CloudWatch(config('us-east-1'));
    const metric = { Namespace: 'Test', MetricName: 'Load' };
    await client.putMetricAlarm({
      ...metric,
      AlarmName: 'high',
      Statistic: 'Average',
      Period: 60,
      EvaluationPeriods: 2,
      Threshold: 50,
      ComparisonOperator: 'GreaterThanThreshold',
    });
    // By event, not by time: the load is reported until the alarm has seen enough of it.
    await vi.waitUntil(
      async () => {
        await client.putMetricData({ Namespace: 'Test', MetricData: [{ MetricName: 'Load', Value: 90 }] });
        const { MetricAlarms = [] } = await client.describeAlarms({ AlarmNames: ['high'] });
        return MetricAlarms[0]?.StateValue === 'ALARM';
      },
      { timeout: 15_000, interval: 20 },
    );
  });
});

it('reports the load balancer’s thread in its health', async () => {
  const { endpoint } = await start();
  const health = (await (await fetch(`${endpoint}/_drydock/health`)).json()) as { balancer: unknown };
  expect(health.balancer).toEqual({ status: 'idle', restarts: 0 });
});
