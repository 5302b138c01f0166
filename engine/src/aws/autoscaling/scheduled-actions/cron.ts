// The recurrence of a scheduled action: cron with five fields, minute, hour, day of the month, month and day of the
// week (0 and 7 are Sunday), with * , - / and names of months and days. Auto Scaling guide, "Scheduled scaling".

import { fromLocal, toLocal } from '../../../kernel/schedule.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly monthDays: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekDays: ReadonlySet<number>;
  /** When both day fields are restricted, a day that matches either will do. */
  readonly eitherDay: boolean;
}

/** Undefined when the text is not a cron expression. */
export function parseCron(text: string): Cron | undefined {
  const fields = text.trim().toLowerCase().split(/\s+/);
  const [minute = '', hour = '', monthDay = '', month = '', weekDay = ''] = fields;
  if (fields.length !== 5) return undefined;
  const parsed = {
    minutes: parseField(minute, 0, 59),
    hours: parseField(hour, 0, 23),
    monthDays: parseField(monthDay, 1, 31),
    months: parseField(month, 1, 12, months, 1),
    weekDays: parseField(weekDay.replaceAll('7', '0'), 0, 6, days, 0),
  };
  if (Object.values(parsed).some((field) => field === undefined)) return undefined;
  return { ...(parsed as Omit<Cron, 'eitherDay'>), eitherDay: monthDay !== '*' && weekDay !== '*' };
}

function parseField(
  text: string,
  low: number,
  high: number,
  names: readonly string[] = [],
  firstName = 0,
): Set<number> | undefined {
  const values = new Set<number>();
  const numberOf = (one: string) => (names.includes(one) ? names.indexOf(one) + firstName : Number(one));
  for (const part of text.split(',')) {
    const [, range = '', step = '1'] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [from, to] = range === '*' ? [low, high] : range.split('-').map(numberOf);
    const last = to ?? (part.includes('/') ? high : from);
    const isValid = [from, last].every((one) => Number.isInteger(one) && one! >= low && one! <= high);
    if (!isValid || Number(step) < 1) return undefined;
    for (let value = from!; value <= last!; value += Number(step)) values.add(value);
  }
  return values;
}

const minuteMs = 60_000;
const dayMs = 86_400_000;
/** A 29th of February comes within eight years. */
const horizonDays = 8 * 366;

/**
 * The first moment after `time`, or undefined when there is none.
 * @param timeZone an IANA name
 */
export function nextAfter(cron: Cron, time: number, timeZone = 'UTC'): number | undefined {
  // One day back: a clock that is put back makes the same local time come twice.
  const startDay = Math.floor(toLocal(time, timeZone) / dayMs) * dayMs - dayMs;
  for (let day = 0; day < horizonDays; day++) {
    const midnight = startDay + day * dayMs;
    if (!matchesDay(cron, new Date(midnight))) continue;
    for (const hour of [...cron.hours].sort((a, b) => a - b)) {
      for (const minute of [...cron.minutes].sort((a, b) => a - b)) {
        const at = fromLocal(midnight + (hour * 60 + minute) * minuteMs, timeZone);
        if (at > time) return at;
      }
    }
  }
  return undefined;
}

function matchesDay(cron: Cron, date: Date): boolean {
  if (!cron.months.has(date.getUTCMonth() + 1)) return false;
  const byMonth = cron.monthDays.has(date.getUTCDate());
  const byWeek = cron.weekDays.has(date.getUTCDay());
  return cron.eitherDay ? byMonth || byWeek : byMonth && byWeek;
}
