import { expect, test } from 'vitest';
import { nextAfter, parseCron } from './cron.ts';

// A Thursday.
const from = Date.UTC(2026, 0, 1, 10, 30);
const next = (text: string) => {
  const cron = parseCron(text);
  const at = cron && nextAfter(cron, from);
  return at === undefined ? undefined : new Date(at).toISOString().slice(0, 16);
};

test.each([
  ['* * * * *', '2026-01-01T10:31'],
  ['0 8 * * *', '2026-01-02T08:00'],
  ['*/15 10-11 * * *', '2026-01-01T10:45'],
  ['0 0 1 * *', '2026-02-01T00:00'],
  ['30 9 * * MON-FRI', '2026-01-02T09:30'],
  ['0 12 * * 7', '2026-01-04T12:00'],
  ['0 0 15 * MON', '2026-01-05T00:00'],
  ['0 0 29 FEB *', '2028-02-29T00:00'],
  ['0 0 31 2 *', undefined],
  ['60 * * * *', undefined],
  ['* * * *', undefined],
])('%s comes next at %s', (text, expected) => {
  expect(next(text)).toBe(expected);
});

test.each([
  // An hour ahead of UTC, two in summer.
  [Date.UTC(2026, 0, 1), '2026-01-01T07:00'],
  [Date.UTC(2026, 6, 1), '2026-07-01T06:00'],
  // The night in which 02:30 does not exist.
  [Date.UTC(2026, 2, 28, 12), '2026-03-29T06:00'],
])('a recurrence keeps to the clock of its time zone', (after, expected) => {
  const at = nextAfter(parseCron('0 8 * * *')!, after, 'Europe/Berlin');
  expect(new Date(at!).toISOString().slice(0, 16)).toBe(expected);
});
