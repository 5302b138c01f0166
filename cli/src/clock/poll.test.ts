import { expect, it } from 'vitest';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { poll } from './poll.ts';

it('looks until there is something, and no longer', async () => {
  const clock = new VirtualClock();
  let looks = 0;
  const found = await poll(clock, { everyMs: 10, withinMs: 1000 }, () => {
    looks += 1;
    return looks === 3 ? 'there' : undefined;
  });
  expect([found, looks, clock.elapsed()]).toEqual(['there', 3, 20]);
});

it('gives up when the time is over, after a last look', async () => {
  const clock = new VirtualClock();
  let looks = 0;
  const found = await poll(clock, { everyMs: 10, withinMs: 25 }, () => {
    looks += 1;
    return undefined;
  });
  expect([found, looks, clock.elapsed()]).toEqual([undefined, 4, 30]);
});
