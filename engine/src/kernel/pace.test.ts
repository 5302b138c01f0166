import { describe, expect, it } from 'vitest';
import { Pace, paceSetting, type Span } from './pace.ts';

const boot: Span = { name: 'boot', least: 10, usual: 20, most: 40, source: 'a test' };
const pull: Span = { ...boot, name: 'pull' };
const draws = (pace: Pace, count: number, span = boot) =>
  Array.from({ length: count }, () => pace.draw(span));

describe('a pace', () => {
  it('of the machine takes no time', () => {
    expect(draws(new Pace(), 3)).toEqual([0, 0, 0]);
  });

  it('of AWS takes from the least to the most, as often less as more than the median of the distribution', () => {
    const drawn = draws(new Pace({ mode: 'aws', seed: 3 }), 2000);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(10_000);
    expect(Math.max(...drawn)).toBeLessThanOrEqual(40_000);
    // Of the triangular distribution: 40 − √(30 × 20 / 2) s.
    const median = 40_000 - Math.sqrt((30 * 20) / 2) * 1000;
    const below = drawn.filter((ms) => ms < median).length;
    expect(Math.abs(below - 1000)).toBeLessThan(100);
  });

  it('repeats itself with its seed, each span on its own, and begins anew when it is set', () => {
    const one = new Pace({ mode: 'aws', seed: 7 });
    const first = draws(one, 5);
    const other = new Pace({ mode: 'aws', seed: 7 });
    draws(other, 3, pull);
    expect(draws(other, 5)).toEqual(first);
    expect(draws(new Pace({ mode: 'aws', seed: 8 }), 5)).not.toEqual(first);
    one.set({ mode: 'aws', seed: 7 });
    expect(draws(one, 5)).toEqual(first);
  });
});

it.each([
  ['machine', { mode: 'machine', seed: 1 }],
  ['aws', { mode: 'aws', seed: 1 }],
  ['aws:7', { mode: 'aws', seed: 7 }],
  ['machine:7', undefined],
  ['fast', undefined],
  ['aws:', undefined],
])('%s is a setting: %o', (text, setting) => expect(paceSetting(text)).toEqual(setting));
