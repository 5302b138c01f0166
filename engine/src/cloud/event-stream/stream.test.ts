// The event stream over HTTP, as a browser or curl reads it.
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EC2 } from '@aws-sdk/client-ec2';
import { ECR } from '@aws-sdk/client-ecr';
import { SSM } from '@aws-sdk/client-ssm';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { type Cloud, startCloud } from '../cloud.ts';

let folder: string;
let cloud: Cloud;
const start = () =>
  startCloud({
    account: '000000000000',
    region: 'us-east-1',
    port: 0,
    stateFolder: folder,
    runtime: 'simulated',
    log: () => {},
  });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'drydock-events-'));
  cloud = await start();
});
afterEach(async () => {
  await cloud.stop();
  rmSync(folder, { recursive: true });
});

const config = (region = 'us-east-1') => ({
  endpoint: cloud.endpoint,
  region,
  credentials: { accessKeyId: 'any', secretAccessKey: 'any' },
});

interface Message {
  readonly id?: string;
  readonly event?: string;
  readonly data: { 'detail-type'?: string; source?: string; region?: string; detail?: { name?: string } };
}

/** Reads this many messages, and goes away. */
async function read(count: number, query = '', headers: Record<string, string> = {}): Promise<Message[]> {
  const gone = new AbortController();
  const response = await fetch(`${cloud.endpoint}/_drydock/events${query}`, { headers, signal: gone.signal });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const messages: Message[] = [];
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2)));
      messages.push({ ...fields, data: JSON.parse(fields.data) } as Message);
    }
    if (messages.length >= count) break;
  }
  gone.abort();
  return messages.slice(0, count);
}
const put = (Name: string, region?: string) =>
  new SSM(config(region)).putParameter({ Name, Value: 'v', Type: 'String' });

it('sends what happens in any region as EventBridge would, as it happens', async () => {
  const reading = read(3, '?after=0');
  const [live] = await read(1);
  expect(live).toMatchObject({ event: 'live', id: expect.stringMatching(/^\w+-\d+$/) });
  await put('/a');
  await put('/b', 'eu-west-1');
  const messages = (await reading).filter(({ event }) => event === undefined);
  expect(messages.map(({ data }) => data)).toEqual([
    expect.objectContaining({
      source: 'aws.ssm',
      'detail-type': 'Parameter Store Change',
      region: 'us-east-1',
      account: '000000000000',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      resources: ['arn:aws:ssm:us-east-1:000000000000:parameter/a'],
      detail: expect.objectContaining({ name: '/a' }),
    }),
    expect.objectContaining({ region: 'eu-west-1', detail: expect.objectContaining({ name: '/b' }) }),
  ]);
});

it('goes on after the event that a client saw last, by header or parameter', async () => {
  await put('/a');
  await put('/b');
  const [a, b, live] = await read(3, '?after=0');
  expect(live).toMatchObject({ event: 'live', id: b!.id });
  expect([a, b].map((message) => message?.data.detail?.name)).toEqual(['/a', '/b']);
  await put('/c');
  for (const again of [
    await read(3, '', { 'Last-Event-ID': a!.id! }),
    await read(3, `?after=${encodeURIComponent(a!.id!)}`),
  ])
    expect(again.slice(0, 2).map(({ data }) => data.detail?.name)).toEqual(['/b', '/c']);
});

it('begins with the oldest event for a client of an earlier engine', async () => {
  await put('/a');
  const [a] = await read(1, '?after=0');
  await cloud.stop();
  cloud = await start();
  await new ECR(config()).describeRepositories({});
  await put('/b');
  const [first] = await read(1, '', { 'Last-Event-ID': a!.id! });
  expect(first?.data.detail?.name).toBe('/b');
});

it('publishes nothing of a call that fails', async () => {
  await put('/a');
  await expect(put('/a')).rejects.toThrow('already exists');
  await new EC2(config()).createVpc({ CidrBlock: '10.0.0.0/16' });
  await put('/b');
  const messages = await read(3, '?after=0');
  expect(messages.slice(0, 2).map(({ data }) => data.detail?.name)).toEqual(['/a', '/b']);
});

it('is not for pages of other origins', async () => {
  const response = await fetch(`${cloud.endpoint}/_drydock/events`, {
    headers: { origin: 'http://example.com' },
  });
  expect(response.status).toBe(403);
});

it('ends with the engine, and does not hold it up', async () => {
  const ended = new Promise<void>((resolve) => {
    httpRequest(`${cloud.endpoint}/_drydock/events`, (response) => {
      response.once('data', () => void cloud.stop());
      response.once('close', resolve);
    })
      .on('error', () => resolve())
      .end();
  });
  await ended;
  cloud = await start();
});
