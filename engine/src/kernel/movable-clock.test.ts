import { beforeEach, expect, it } from 'vitest';
import { VirtualClock } from './clock.ts';
import { MovableClock } from './movable-clock.ts';

const minute = 60_000;
let machine: VirtualClock;
let clock: MovableClock;
let fired: string[];
const settled = async () => {};
const arm = (name: string, ms: number) =>
  clock.after(ms, () => fired.push(`${name} at ${(clock.now() - 1_000_000) / 1000} s`));

beforeEach(() => {
  machine = Object.assign(new VirtualClock(1_000_000), { rate: 1 });
  clock = new MovableClock(machine);
  fired = [];
});

it('is the machine’s clock until it is changed, also when that one is set back', () => {
  arm('a second', 1000);
  machine.advance(1000);
  expect(fired).toEqual(['a second at 1 s']);
  expect(clock.now()).toBe(machine.now());
});

it('runs faster: timers that are armed already fire sooner', () => {
  arm('a minute', minute);
  clock.scale(60);
  machine.advance(999);
  expect(fired).toEqual([]);
  machine.advance(1);
  expect(fired).toEqual(['a minute at 60 s']);
});

it('stands still, and goes on from there at the rate that it had', () => {
  clock.scale(10);
  arm('ten seconds', 10_000);
  clock.freeze();
  machine.advance(3_600_000);
  expect(clock.now()).toBe(1_000_000);
  expect(fired).toEqual([]);
  clock.resume();
  expect(clock.rate).toBe(10);
  machine.advance(1000);
  expect(fired).toEqual(['ten seconds at 10 s']);
});

it('fires what falls due on the way in order, at its time, and what that arms', async () => {
  arm('third', 3 * minute);
  arm('first', minute);
  clock.after(2 * minute, () => arm('half a minute after the second', 30_000));
  arm('later', 11 * minute);
  await clock.advance(10 * minute, settled);
  expect(fired).toEqual(['first at 60 s', 'half a minute after the second at 150 s', 'third at 180 s']);
  expect(clock.now()).toBe(1_000_000 + 10 * minute);
  machine.advance(minute);
  expect(fired.at(-1)).toBe('later at 660 s');
});

it('time does not go on by itself while it is advanced: what a moment begins is settled first', async () => {
  arm('a', 1000);
  arm('b', 2000);
  const seen: number[] = [];
  await clock.advance(5000, async () => {
    machine.advance(100);
    seen.push(clock.now() - 1_000_000);
    expect(clock.rate).toBe(0);
  });
  expect(seen).toEqual([0, 1000, 2000, 5000]);
  expect(clock.rate).toBe(1);
});

it('a timer between two milliseconds fires at the second', async () => {
  arm('between', 1000.5);
  await clock.advance(5000, settled);
  expect(fired).toEqual(['between at 1.001 s']);
});

it('a timer that is cancelled on the way does not fire', async () => {
  const cancelled = arm('cancelled', 2000);
  clock.after(1000, () => cancelled.cancel());
  await clock.advance(5000, settled);
  expect(fired).toEqual([]);
});

it('stops on the way where it is told to', async () => {
  arm('first', minute);
  arm('second', 2 * minute);
  clock.after(minute, () => clock.stopAdvancing());
  await clock.advance(10 * minute, settled);
  expect(fired).toEqual(['first at 60 s']);
  expect(clock.now()).toBe(1_000_000 + minute);
  await clock.advance(minute, settled);
  expect(fired).toEqual(['first at 60 s', 'second at 120 s']);
});

it('cannot be advanced twice at once', async () => {
  const first = clock.advance(1000, settled);
  await expect(clock.advance(1000, settled)).rejects.toThrow('being advanced already');
  await first;
  expect(clock.now()).toBe(1_001_000);
});

it('tells its listeners of each jump and each rate', async () => {
  const seen: string[] = [];
  const subscription = clock.onChange(() =>
    seen.push(
      `${(clock.now() - 1_000_000) / 1000} s, rate ${clock.state.rate}, ${clock.advancingTo !== undefined ? 'advancing' : 'running'}`,
    ),
  );
  clock.scale(60);
  arm('x', 2000);
  await clock.advance(5000, settled);
  subscription.end();
  clock.freeze();
  expect(seen).toEqual([
    '0 s, rate 60, running',
    '0 s, rate 60, advancing',
    '2 s, rate 60, advancing',
    '5 s, rate 60, advancing',
    '5 s, rate 60, running',
  ]);
});

it('goes on from where an earlier one stood, and does not go back', async () => {
  await clock.advance(3_600_000, settled);
  const { state } = clock;
  machine.advance(minute);
  expect(new MovableClock(machine, state).now()).toBe(1_000_000 + 3_600_000 + minute);
  clock.freeze();
  const frozen = clock.state;
  machine.advance(minute);
  const next = new MovableClock(machine, frozen);
  expect([next.now(), next.rate]).toEqual([1_000_000 + 3_600_000 + minute, 0]);
});

it('refuses a rate that is none', () => {
  expect(() => clock.scale(0)).toThrow(RangeError);
  expect(() => clock.scale(Number.NaN)).toThrow(RangeError);
});
