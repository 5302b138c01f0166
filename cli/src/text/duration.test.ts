import { expect, it } from 'vitest';
import { durationText, parseDuration } from './duration.ts';

it.each([
  ['90s', 90_000],
  ['10m', 600_000],
  ['1h30m', 5_400_000],
  ['1.5h', 5_400_000],
  ['2d', 172_800_000],
  ['250ms', 250],
])('%s is %i ms', (text, ms) => {
  expect(parseDuration(text, 'time')).toBe(ms);
});

it.each(['', '10', 'm', '10 m', '-5m', '10min', '5m!'])('%j is no duration', (text) => {
  expect(() => parseDuration(text, 'time')).toThrow('is not a duration: write 90s, 10m, 1h30m or 2d.');
});

it.each([
  [0, '0s'],
  [400, '0s'],
  [1000, '1s'],
  [5_400_000, '1h 30m'],
  [86_400_000 + 61_000, '1d 1m'],
])('%i ms are %s', (ms, text) => {
  expect(durationText(ms)).toBe(text);
});
