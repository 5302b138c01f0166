import { expect, it } from 'vitest';
import { DashboardKeys } from './keys.ts';

let made = 0;
const makeSecret = () => `key-${++made}`;

it('a key opens the dashboard once, within ten minutes', () => {
  let now = 0;
  const keys = new DashboardKeys(() => now, makeSecret);
  const [first, second] = [keys.issue(), keys.issue()];
  expect(keys.redeem('another')).toBe(false);
  expect(keys.redeem(first)).toBe(true);
  expect(keys.redeem(first)).toBe(false);
  now = 600_000;
  expect(keys.redeem(second)).toBe(false);
});

it('keys that nobody uses do not add up', () => {
  const keys = new DashboardKeys(() => 0, makeSecret);
  const all = Array.from({ length: 101 }, () => keys.issue());
  expect(all.map((key) => keys.redeem(key)).filter(Boolean)).toHaveLength(100);
});
