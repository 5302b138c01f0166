// When a store is saved (each day) and maintained (each week), in UTC, as RDS and ElastiCache have it.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance
// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/maintenance-window.html
import { fault } from '../../kernel/faults.ts';

export interface WindowRules {
  /** What the daily window is called. */
  readonly daily: 'backup' | 'snapshot';
  /** The shortest that both may be, and how long they are where nothing is given: minutes. */
  readonly leastMinutes: number;
}

export interface Windows {
  /** `03:15-03:45` */
  readonly daily?: string | undefined;
  /** `sun:23:45-mon:00:15` */
  readonly weekly?: string | undefined;
}

/** Minutes since midnight or since Monday; the end may be beyond the day or the week. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const invalidValue = fault('InvalidParameterValue', (message: string) => message);
const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;
const minuteMs = 60_000;
/** The epoch began on a Thursday. */
const thursday = days.indexOf('thu') * dayMinutes;

/** @throws InvalidParameterValue */
export function checkWindows({ daily, weekly }: Windows, rules: WindowRules): void {
  const day = daily === undefined ? undefined : dailySpan(daily, rules);
  const week = weekly === undefined ? undefined : weeklySpan(weekly, rules);
  if (day && week && overlap(day, week))
    throw invalidValue(`The ${rules.daily} window and maintenance window must not overlap.`);
}

/** Both of them: where one is not given, one that is clear of the other. AWS chooses it at random. */
export function bothWindows({ daily, weekly: given }: Windows, rules: WindowRules): Required<Windows> {
  const weekly = given?.toLowerCase() ?? usualWeekly(daily, rules);
  return { weekly, daily: daily ?? usualDaily(weekly, rules) };
}

/** When the weekly window opens next, in milliseconds: `now` or before it while it is open. */
export function nextMaintenance(weekly: string, now: number, rules: WindowRules): number {
  const span = weeklySpan(weekly, rules);
  const minute = Math.floor(now / minuteMs);
  const monday = minute - ((minute + thursday) % weekMinutes);
  const week = [-1, 0, 1].find((each) => (monday + each * weekMinutes + span.end) * minuteMs > now)!;
  return (monday + week * weekMinutes + span.start) * minuteMs;
}

const usualWeekly = (daily: string | undefined, rules: WindowRules): string =>
  usual(rules)
    .map((each) => `sun:${each.replace('-', '-sun:')}`)
    .find((each) => daily === undefined || !overlap(dailySpan(daily, rules), weeklySpan(each, rules))) ??
  'sun:06:00-sun:07:00';

const usualDaily = (weekly: string, rules: WindowRules): string =>
  usual(rules).find((each) => !overlap(dailySpan(each, rules), weeklySpan(weekly, rules))) ?? '03:00-04:00';

/** From three in the morning on, each hour. */
const usual = ({ leastMinutes }: WindowRules): string[] =>
  Array.from({ length: 20 }, (_, at) => {
    const start = (at + 3) * 60;
    return `${time(start)}-${time((start + leastMinutes) % dayMinutes)}`;
  });

const time = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

function dailySpan(window: string, { daily, leastMinutes }: WindowRules): Span {
  const [, ...numbers] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(window) ?? [];
  const [fromHour = 24, fromMinute = 0, toHour = 24, toMinute = 0] = numbers.map(Number);
  if (fromHour > 23 || toHour > 23 || fromMinute > 59 || toMinute > 59)
    throw invalidValue(
      `Invalid ${daily} window format: ${window}. Should be specified as a range hh24:mi-hh24:mi (24H Clock UTC). Example: 03:15-08:15`,
    );
  const span = spanOf(fromHour * 60 + fromMinute, toHour * 60 + toMinute, dayMinutes);
  if (span.end - span.start < leastMinutes)
    throw invalidValue(`The ${daily} window must be at least ${leastMinutes} minutes.`);
  return span;
}

function weeklySpan(window: string, { leastMinutes }: WindowRules): Span {
  const parts = /^([a-z]{3}):(\d\d):(\d\d)-([a-z]{3}):(\d\d):(\d\d)$/.exec(window.toLowerCase());
  if (!parts)
    throw invalidValue(
      `Invalid maintenance window format: ${window}. Should be specified as a range ddd:hh24:mi-ddd:hh24:mi (24H Clock UTC). Example: Sun:23:45-Mon:00:15`,
    );
  const minutes = (day: string, hour: number, minute: number) =>
    days.includes(day) && hour < 24 && minute < 60
      ? days.indexOf(day) * dayMinutes + hour * 60 + minute
      : undefined;
  const from = minutes(parts[1]!, Number(parts[2]), Number(parts[3]));
  const to = minutes(parts[4]!, Number(parts[5]), Number(parts[6]));
  if (from === undefined || to === undefined) throw invalidValue(`Invalid day:hour:minute value: ${window}`);
  const span = spanOf(from, to, weekMinutes);
  if (span.end - span.start < leastMinutes)
    throw invalidValue(`The maintenance window must be at least ${leastMinutes} minutes.`);
  if (span.end - span.start > dayMinutes)
    throw invalidValue('Maintenance window must be less than 24 hours.');
  return span;
}

const spanOf = (start: number, end: number, cycle: number): Span => ({
  start,
  end: end < start ? end + cycle : end,
});

/** A window may begin where the other ends. */
function overlap(daily: Span, weekly: Span): boolean {
  // From the day before the week to the one after it: both windows may reach into the next day.
  for (let day = -1; day <= days.length + 1; day++) {
    const start = daily.start + day * dayMinutes;
    const end = daily.end + day * dayMinutes;
    if (start < weekly.end && weekly.start < end) return true;
  }
  return false;
}
