// The six fields of AWS's cron expressions: minutes, hours, day of the month, month, day of the week (1 is Sunday), year,
// with the wildcards * , - / ? L W #.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html#eb-cron-expressions

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const dayNames = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export interface CronFields {
  readonly minutes: readonly number[];
  readonly hours: readonly number[];
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  readonly lastYear: number;
  readonly day: DayRule;
}

type DayRule =
  | { readonly of: 'month'; readonly days: ReadonlySet<number> }
  | { readonly of: 'month'; readonly last: true; readonly weekday: boolean }
  | { readonly of: 'month'; readonly weekdayNear: number }
  | { readonly of: 'week'; readonly days: ReadonlySet<number> }
  /** The nth, or the last one (0) of the month. */
  | { readonly of: 'week'; readonly day: number; readonly nth: number };

/** Undefined when the text is not a cron expression of AWS. */
export function parseCronFields(text: string): CronFields | undefined {
  const fields = text.trim().toLowerCase().split(/\s+/);
  if (fields.length !== 6) return undefined;
  const [minute = '', hour = '', monthDay = '', month = '', weekDay = '', year = ''] = fields;
  // One of the two day fields has to be `?`, and only one.
  if ((monthDay === '?') === (weekDay === '?')) return undefined;
  const minutes = numbers(minute, 0, 59);
  const hours = numbers(hour, 0, 23);
  const months = numbers(month, 1, 12, monthNames);
  const years = numbers(year, 1970, 2199);
  const day = weekDay === '?' ? dayOfMonth(monthDay) : dayOfWeek(weekDay);
  if (!minutes || !hours || !months || !years || !day) return undefined;
  return {
    minutes,
    hours,
    months: new Set(months),
    years: new Set(years),
    lastYear: Math.max(...years),
    day,
  };
}

function dayOfMonth(text: string): DayRule | undefined {
  if (text === 'l') return { of: 'month', last: true, weekday: false };
  if (text === 'lw') return { of: 'month', last: true, weekday: true };
  const near = /^(\d+)w$/.exec(text);
  if (near) {
    const weekdayNear = Number(near[1]);
    return weekdayNear >= 1 && weekdayNear <= 31 ? { of: 'month', weekdayNear } : undefined;
  }
  const days = numbers(text, 1, 31);
  return days && { of: 'month', days: new Set(days) };
}

function dayOfWeek(text: string): DayRule | undefined {
  const [, name = '', nth] = /^(\w+?)(?:#([1-5])|l)$/.exec(text) ?? [];
  if (name) {
    const day = numbers(name, 1, 7, dayNames)?.[0];
    return day === undefined ? undefined : { of: 'week', day, nth: Number(nth ?? 0) };
  }
  const days = numbers(text === 'l' ? '7' : text, 1, 7, dayNames);
  return days && { of: 'week', days: new Set(days) };
}

/** In ascending order. Names count from the lowest number. */
function numbers(text: string, low: number, high: number, names: readonly string[] = []) {
  const values = new Set<number>();
  const numberOf = (one: string) => (names.includes(one) ? names.indexOf(one) + low : Number(one || 'x'));
  for (const part of text.split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const [from = Number.NaN, to] = range === '*' ? [low, high] : range.split('-').map(numberOf);
    const last = to ?? (step === undefined ? from : high);
    if (![from, last].every((one) => Number.isInteger(one) && one >= low && one <= high)) return undefined;
    if (Number(step ?? 1) < 1) return undefined;
    // `FRI-MON` goes around.
    const span = last >= from ? last - from : last - from + (high - low + 1);
    for (let at = 0; at <= span; at += Number(step ?? 1)) {
      const value = from + at;
      values.add(value > high ? value - (high - low + 1) : value);
    }
  }
  return [...values].sort((a, b) => a - b);
}

/** @param date midnight of a day, in UTC */
export function matchesDay({ months, years, day }: CronFields, date: Date): boolean {
  if (!months.has(date.getUTCMonth() + 1) || !years.has(date.getUTCFullYear())) return false;
  const dayOfMonth = date.getUTCDate();
  const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  if (day.of === 'week') {
    const weekDay = date.getUTCDay() + 1;
    if ('days' in day) return day.days.has(weekDay);
    if (weekDay !== day.day) return false;
    return day.nth === 0 ? dayOfMonth + 7 > lastOfMonth : Math.ceil(dayOfMonth / 7) === day.nth;
  }
  if ('days' in day) return day.days.has(dayOfMonth);
  if ('last' in day) {
    return dayOfMonth === (day.weekday ? lastWeekday(date, lastOfMonth) : lastOfMonth);
  }
  return day.weekdayNear <= lastOfMonth && dayOfMonth === nearestWeekday(date, day.weekdayNear, lastOfMonth);
}

const weekDayOf = (date: Date, dayOfMonth: number) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), dayOfMonth)).getUTCDay();

function lastWeekday(date: Date, lastOfMonth: number): number {
  const weekDay = weekDayOf(date, lastOfMonth);
  return lastOfMonth - (weekDay === 6 ? 1 : weekDay === 0 ? 2 : 0);
}

/** Never in another month. */
function nearestWeekday(date: Date, wanted: number, lastOfMonth: number): number {
  const weekDay = weekDayOf(date, wanted);
  if (weekDay === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekDay === 0) return wanted < lastOfMonth ? wanted + 1 : wanted - 2;
  return wanted;
}
