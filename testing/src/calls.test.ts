// What becomes of calls that are not awaited, and of those that come too late.
import { ECSClient, ListClustersCommand } from '@aws-sdk/client-ecs';
import { type Cloud, drydock } from '@drydock/testing';
import { expect, test } from 'vitest';

const template = { Resources: { Cluster: { Type: 'AWS::ECS::Cluster' } } };

test.each<[string, (cloud: Cloud) => void]>([
  ['cloud.deploy', (cloud) => void cloud.deploy(template, { name: 'Shop' })],
  ['cloud.time.advance', (cloud) => void cloud.time.advance('1 hour')],
  ['cloud.time.until', (cloud) => void cloud.time.until(() => false)],
  ['cloud.chaos.loseZone', (cloud) => void cloud.chaos.loseZone('us-east-1a')],
])('%s that is not awaited fails the test', async (name, body) => {
  await expect(drydock({}, body)).rejects.toThrow(
    `${name}(…) was not awaited, and the test ended before it did: await ${name}(…).\n\nReplay it: SEED=1`,
  );
});

test('a deployment that the end of a test interrupts leaves no rejection that nobody handles', async () => {
  const unhandled: unknown[] = [];
  const listen = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', listen);
  try {
    const run = drydock({}, async (cloud) => {
      void cloud.deploy(template, { name: 'Shop' });
      throw new Error('It failed.');
    });
    await expect(run).rejects.toThrow(/^It failed\.\n\nReplay it/);
    for (let turn = 0; turn < 5; turn++) await new Promise((done) => setImmediate(done));
    expect(unhandled).toEqual([]);
  } finally {
    process.off('unhandledRejection', listen);
  }
});

test('closing a cloud tells of a call that was not awaited', async () => {
  const cloud = await drydock();
  void cloud.time.advance('1 hour');
  await expect(cloud.close()).rejects.toThrow('cloud.time.advance(…) was not awaited');
});

test('what is awaited, together or later, is none of that', () =>
  drydock({}, async (cloud) => {
    const deployment = cloud.deploy(template, { name: 'Shop' });
    await expect(deployment).resolves.toMatchObject({ status: 'CREATE_COMPLETE' });
    await Promise.all([cloud.chaos.loseZone('us-east-1a'), cloud.chaos.restoreZone('us-east-1b')]);
  }));

test('a call after the end of the test says which one it is', async () => {
  const cloud = await drydock();
  await cloud.close();
  await expect(cloud.time.advance('1 minute')).rejects.toThrow(
    'cloud.time.advance(…) came after its cloud had been closed, at the end of the test',
  );
  await expect(cloud.deploy(template, { name: 'Shop' })).rejects.toThrow('cloud.deploy(…) came after');
  await expect(cloud.client(ECSClient).send(new ListClustersCommand({}))).rejects.toThrow(
    'cloud.client(…).send(…) came after',
  );
});

test.each<[string, (cloud: Cloud) => void]>([
  ['cloud.time.advance', (cloud) => void cloud.time.advance('1 hour')],
  ['cloud.chaos.loseZone', (cloud) => void cloud.chaos.loseZone('us-east-1a')],
])('%s that is not awaited fails the test, though it ends before the test does', async (name, body) => {
  const run = drydock({}, async (cloud) => {
    body(cloud);
    for (let turn = 0; turn < 1000; turn++) await new Promise((done) => setImmediate(done));
  });
  await expect(run).rejects.toThrow(`${name}(…) was not awaited: await ${name}(…).\n\nReplay it: SEED=1`);
});

test.each<[string, (cloud: Cloud) => Promise<unknown>]>([
  ['returned', (cloud) => cloud.time.advance('1 hour')],
  [
    'awaited late',
    async (cloud) => {
      const advanced = cloud.time.advance('1 hour');
      for (let turn = 0; turn < 1000; turn++) await new Promise((done) => setImmediate(done));
      await advanced;
    },
  ],
  ['awaited with others', (cloud) => Promise.all([cloud.time.advance('1 hour')])],
  ['expected', (cloud) => expect(cloud.time.advance('1 hour')).resolves.toBeUndefined()],
])('a call that is %s is awaited', (_, body) => drydock({}, body));
