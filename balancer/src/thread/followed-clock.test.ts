import { expect, test } from 'vitest';
import { VirtualClock } from '../testing/virtual-clock.ts';
import { FollowedClock } from './followed-clock.ts';

function follow(now: number, rate: number) {
  const machine = new VirtualClock(0);
  const due: number[] = [];
  const clock = new FollowedClock({ now, rate }, machine, (at) => due.push(at));
  const fired: string[] = [];
  const arm = (name: string, delayMs: number) => clock.after(delayMs, () => fired.push(name));
  return { machine, clock, due, fired, arm };
}

test('at the rate of the engine’s clock, between its messages', () => {
  const { machine, clock, fired, arm } = follow(1_000_000, 60);
  arm('a minute', 60_000);
  machine.advance(999);
  expect(clock.now()).toBe(1_000_000 + 59_940);
  expect(fired).toEqual([]);
  machine.advance(1);
  expect(fired).toEqual(['a minute']);
});

test('a clock that is stepped stands still, and says what is due next', () => {
  const { machine, clock, due, fired, arm } = follow(1_000_000, 0);
  arm('later', 7000);
  arm('first', 5000);
  machine.advance(3_600_000);
  expect(clock.now()).toBe(1_000_000);
  expect(fired).toEqual([]);
  expect(due).toEqual([1_007_000, 1_005_000]);
  clock.follow({ now: 1_005_000, rate: 0 });
  expect(fired).toEqual(['first']);
  expect(due.at(-1)).toBe(1_007_000);
  clock.follow({ now: 1_100_000, rate: 0 });
  expect(fired).toEqual(['first', 'later']);
});

test('what the engine’s clock leaps past falls due in order; a message’s journey is no leap', () => {
  const { clock, fired, arm } = follow(1_000_000, 1);
  arm('second', 20_000);
  arm('first', 10_000);
  clock.follow({ now: 1_000_900, rate: 1 });
  expect(clock.now()).toBe(1_000_000);
  clock.follow({ now: 1_060_000, rate: 1 });
  expect(clock.now()).toBe(1_060_000);
  expect(fired).toEqual(['first', 'second']);
});

test('a timer that is cancelled does not fire, and another rate holds for those that are armed', () => {
  const { machine, clock, fired, arm } = follow(0, 1);
  arm('cancelled', 1000).cancel();
  arm('kept', 10_000);
  clock.follow({ now: 0, rate: 10 });
  machine.advance(999);
  expect(fired).toEqual([]);
  machine.advance(1);
  expect(fired).toEqual(['kept']);
});
