import { describe, expect, it } from 'vitest';
import { realClock, ScaledClock, VirtualClock } from './clock.ts';

describe('a scaled clock', () => {
  it('passes time at its rate, from the moment given', () => {
    const base = new VirtualClock(1_000_000);
    const clock = new ScaledClock(60, base, 5000);
    expect(clock.now()).toBe(5000);
    base.advance(1000);
    expect(clock.now()).toBe(65_000);
  });

  it('fires a timer when its own time has come, not before', () => {
    const base = new VirtualClock();
    const clock = new ScaledClock(60, base);
    const fired: number[] = [];
    const started = clock.now();
    clock.after(60_000, () => fired.push(clock.now() - started));
    clock.after(120_000, () => fired.push(Number.NaN)).cancel();
    base.advance(999);
    expect(fired).toEqual([]);
    base.advance(1001);
    expect(fired).toEqual([60_000]);
  });

  it.each([0, -1, Number.NaN])('has no rate of %s', (rate) => {
    expect(() => new ScaledClock(rate)).toThrow("A clock's rate must be above 0");
  });
});

it('says how fast each kind of time passes', () => {
  expect([realClock.rate, new ScaledClock(10).rate, new VirtualClock().rate]).toEqual([1, 10, 0]);
});

describe('a virtual clock', () => {
  it('fires timers in the order of their time, those armed on the way included, ties as armed', () => {
    const clock = new VirtualClock(0);
    const fired: string[] = [];
    clock.after(20, () => fired.push('c'));
    clock.after(10, () => {
      fired.push('a');
      clock.after(5, () => fired.push('b'));
    });
    clock.after(20, () => fired.push('d'));
    clock.advance(20);
    expect(fired).toEqual(['a', 'b', 'c', 'd']);
  });
});
