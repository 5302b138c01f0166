import { expect, test } from 'vitest';
import { isWithinRange } from './numeric-range.ts';

test.each<[unknown, number, boolean]>([
  [['>', 0, '<=', 5], 5, true],
  [['>', 0, '<=', 5], 0, false],
  [['=', 3], 3, true],
  [['>=', 3, '<', 4], 4, false],
  [['~', 3], 3, false],
  [['>'], 3, false],
  [[], 3, false],
  ['>3', 4, false],
])('the range %j and %d: %s', (range, value, expected) => {
  expect(isWithinRange(range, value)).toBe(expected);
});
