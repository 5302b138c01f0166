// How long a service is a task short: ECS's scheduler, and not the cloud, decides.
import { type Cloud, drydock } from '@drydock/testing';
import { App } from 'aws-cdk-lib';
import { expect, test } from 'vitest';
import { InstancesStack } from './examples/stacks.ts';

/** Milliseconds until the service's task after a killed one is started. */
async function replacementMs(cloud: Cloud): Promise<number> {
  const service = cloud.service('Shop/Service');
  const [victim] = await service.healthyTasks();
  const before = new Set((await service.tasks()).map(({ id }) => id));
  const from = cloud.time.now.getTime();
  await cloud.chaos.killTask(victim!);
  await cloud.time.until(async () => (await service.tasks()).some(({ id }) => !before.has(id)));
  const took = cloud.time.now.getTime() - from;
  await cloud.time.advance('5 minutes');
  return took;
}

const replacements = (options: object) => {
  const took: number[] = [];
  return drydock(options, async (cloud) => {
    await cloud.deploy(new InstancesStack(new App(), 'Shop'));
    for (let kill = 0; kill < 5; kill++) took.push(await replacementMs(cloud));
  }).then(() => took);
};

test('a task that is killed is replaced after what the scheduler takes, which varies, and repeats with the seed', async () => {
  const first = await replacements({ seed: 1 });
  expect(new Set(first).size).toBe(5);
  expect(Math.min(...first)).toBeGreaterThan(9000);
  expect(Math.max(...first)).toBeLessThanOrEqual(31_000);
  expect(await replacements({ seed: 1 })).toEqual(first);
  expect(await replacements({ seed: 2 })).not.toEqual(first);
});

test('at the machine’s pace it is replaced as soon as its end is known', async () => {
  expect(await replacements({ pace: 'machine' })).toEqual([1000, 1000, 1000, 1000, 1000]);
});
