// Which seeds a test runs with, and how a failure is replayed.
import { drydock } from '@drydock/testing';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.stubEnv('SEED', undefined);
  vi.stubEnv('DRYDOCK_SEED', undefined);
});
afterEach(() => void vi.unstubAllEnvs());

async function seedsOf(options: object): Promise<string[]> {
  const seeds: string[] = [];
  await drydock(options, (cloud) => void seeds.push(cloud.seed));
  return seeds;
}

test('each of the seeds, the one that is given, or 1', async () => {
  expect(await seedsOf({ seeds: [1, 'b'] })).toEqual(['1', 'b']);
  expect(await seedsOf({ seed: 4 })).toEqual(['4']);
  expect(await seedsOf({})).toEqual(['1']);
});

test('SEED overrides what a test gives, and DRYDOCK_SEED both', async () => {
  vi.stubEnv('SEED', '3');
  expect(await seedsOf({ seeds: [1, 2] })).toEqual(['3']);
  expect(await seedsOf({ seed: 4 })).toEqual(['3']);
  vi.stubEnv('DRYDOCK_SEED', '5');
  expect(await seedsOf({ seeds: [1, 2] })).toEqual(['5']);
});

test('seeds with which nothing would run, or that contradict the seed, are errors', async () => {
  await expect(seedsOf({ seeds: [] })).rejects.toThrow('drydock() has seeds: [], with which no test runs.');
  await expect(seedsOf({ seed: 4, seeds: [1] })).rejects.toThrow('it takes one of them');
  await expect(async () => drydock({ seeds: [1] } as object)).rejects.toThrow(
    'drydock({ seeds }, (cloud) => …)',
  );
});

test.each([
  ['oops', 'oops\n\nReplay it: SEED=1'],
  [undefined, 'undefined\n\nReplay it: SEED=1'],
  [{ code: 7 }, '{ code: 7 }\n\nReplay it: SEED=1'],
])('%j that is thrown has the line that replays it', async (thrown, message) => {
  const error: unknown = await drydock({}, () => {
    throw thrown;
  }).catch((caught: unknown) => caught);
  expect(error).toMatchObject({ message, cause: thrown });
});

test('a condition that never holds says so, and has the line once', async () => {
  const run = drydock({}, (cloud) =>
    cloud.time.until(() => false, { within: '1 minute', what: 'Five tasks' }),
  );
  await expect(run).rejects.toThrow(/^Five tasks: still not true after 1 minute\.\n\nReplay it: SEED=1$/);
});
