import { expect, test } from 'vitest';
import { mutants } from './mutants.ts';
import { difference, playTwice, simulate } from './simulate.ts';

test.each(['1', '2', '3', '4'])('seed %s leaves the same log twice, and nothing broken', async (seed) => {
  const { log, broken } = await playTwice(seed);
  expect(broken).toEqual([]);
  expect(log.split('\n').length).toBeGreaterThan(50);
});

test('seed 176: a client outlasts a disk that is full for twenty commits', async () => {
  expect((await simulate('176')).broken).toEqual([]);
});

test('seed 6041: a rollback to tasks that crash, too, takes three hours, as the update did', async () => {
  expect((await simulate('6041')).broken).toEqual([]);
});

test('another seed leaves another log, and the difference is shown', async () => {
  const [one, other] = [await simulate('1'), await simulate('2')];
  expect(difference(one.log, other.log)).toMatch(/^line \d+:/);
});

/** The first seed that finds each, from 1 on. */
test.each(Object.keys(mutants))('a fault put in by hand is found, and its seed replays: %s', async (name) => {
  for (let seed = 1; seed <= 20; seed++) {
    const { broken } = await playTwice(String(seed), mutants[name]!());
    if (broken.length === 0) continue;
    const again = await playTwice(String(seed), mutants[name]!());
    // Two runs that differ differ in other values each time.
    if (!broken[0]!.startsWith('two runs differ')) expect(again.broken).toEqual(broken);
    else expect(again.broken[0]).toMatch(/^two runs differ/);
    return;
  }
  throw new Error(`No seed up to 20 finds it.`);
});
