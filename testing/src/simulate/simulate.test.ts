import { expect, test } from 'vitest';
import { difference, simulate } from './simulate.ts';

test.each(['1', '2', '3', '4'])('seed %s leaves the same log twice, and nothing broken', async (seed) => {
  const [first, second] = [await simulate(seed), await simulate(seed)];
  expect(difference(first.log, second.log)).toBeUndefined();
  expect(first.broken).toEqual([]);
  expect(first.log.split('\n').length).toBeGreaterThan(50);
});

test('another seed leaves another log, and the difference is shown', async () => {
  const [one, other] = [await simulate('1'), await simulate('2')];
  expect(difference(one.log, other.log)).toMatch(/^line \d+:/);
});
