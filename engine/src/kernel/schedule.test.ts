import { describe, expect, it } from 'vitest';
import { isTimeZone, nextOccurrence, parseSchedule } from './schedule.ts';

/** Of as many occurrences as asked for. */
function occurrences(text: string, after: string, count: number, timeZone?: string): string[] {
  const schedule = parseSchedule(text)!;
  const found: string[] = [];
  let time: number | undefined = Date.parse(after);
  const from = time;
  while (found.length < count && time !== undefined) {
    time = nextOccurrence(schedule, time, { from, ...(timeZone === undefined ? {} : { timeZone }) });
    if (time !== undefined) found.push(new Date(time).toISOString().slice(0, 16));
  }
  return found;
}

describe('a schedule expression', () => {
  it.each([
    // The examples of EventBridge's user guide.
    ['cron(0 10 * * ? *)', ['2026-01-01T10:00', '2026-01-02T10:00']],
    ['cron(15 12 * * ? *)', ['2026-01-01T12:15', '2026-01-02T12:15']],
    ['cron(0 18 ? * MON-FRI *)', ['2026-01-01T18:00', '2026-01-02T18:00', '2026-01-05T18:00']],
    ['cron(0 8 1 * ? *)', ['2026-01-01T08:00', '2026-02-01T08:00']],
    ['cron(0/15 * * * ? *)', ['2026-01-01T00:15', '2026-01-01T00:30']],
    ['cron(0/5 8-17 ? * MON-FRI *)', ['2026-01-01T08:00', '2026-01-01T08:05']],
    ['cron(0 9 ? * 2#1 *)', ['2026-01-05T09:00', '2026-02-02T09:00']],
    ['cron(0 0 L * ? *)', ['2026-01-31T00:00', '2026-02-28T00:00']],
    ['cron(0 0 LW * ? *)', ['2026-01-30T00:00', '2026-02-27T00:00']],
    ['cron(0 0 3W * ? *)', ['2026-01-02T00:00', '2026-02-03T00:00']],
    ['cron(0 0 ? * 6L *)', ['2026-01-30T00:00', '2026-02-27T00:00']],
    ['cron(0 0 29 FEB ? *)', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['cron(0 0 1 1 ? 2027-2028)', ['2027-01-01T00:00', '2028-01-01T00:00']],
    ['cron(0 0 1 1 ? 2025)', []],
    ['cron(0 12 ? * FRI-MON *)', ['2026-01-02T12:00', '2026-01-03T12:00']],
    ['rate(5 minutes)', ['2026-01-01T00:05', '2026-01-01T00:10']],
    ['rate(1 day)', ['2026-01-02T00:00', '2026-01-03T00:00']],
    ['at(2026-03-01T08:30:00)', ['2026-03-01T08:30']],
    ['at(2025-03-01T08:30:00)', []],
  ])('%s occurs at %j', (text, expected) => {
    const asked = text.startsWith('at') || /2025|2027/.test(text) ? 3 : expected.length;
    expect(occurrences(text, '2026-01-01T00:00:00Z', asked)).toEqual(expected);
  });

  it.each([
    'cron(0 10 * * * *)',
    'cron(0 10 ? * ? *)',
    'cron(0 10 * * ?)',
    'cron(60 10 * * ? *)',
    'cron(0 10 ? * MON#6 *)',
    'cron(*/0 10 * * ? *)',
    'cron(0 10 - * ? *)',
    'rate(0 minutes)',
    'rate(1 minutes)',
    'rate(5 minute)',
    'rate(5 weeks)',
    'at(tomorrow)',
    'at(2026-13-01T00:00:00)',
    'every day',
    '',
  ])('%j is none', (text) => {
    expect(parseSchedule(text)).toBeUndefined();
  });

  it('follows the clocks of its time zone, also where they are put forward and back', () => {
    expect(occurrences('cron(30 2 * * ? *)', '2026-03-28T00:00:00Z', 3, 'Europe/Berlin')).toEqual([
      '2026-03-28T01:30',
      '2026-03-29T01:30',
      '2026-03-30T00:30',
    ]);
    expect(occurrences('cron(30 2 * * ? *)', '2026-10-24T12:00:00Z', 2, 'Europe/Berlin')).toEqual([
      '2026-10-25T00:30',
      '2026-10-26T01:30',
    ]);
    expect(occurrences('at(2026-07-01T09:00:00)', '2026-01-01T00:00:00Z', 1, 'America/New_York')).toEqual([
      '2026-07-01T13:00',
    ]);
  });

  it('knows time zones by their IANA names', () => {
    expect([isTimeZone('Europe/Berlin'), isTimeZone('Mars/Base')]).toEqual([true, false]);
  });
});
