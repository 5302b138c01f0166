// Schedule expressions as EventBridge and Application Auto Scaling have them: at(…), rate(…) and cron(…) with six fields.
// https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html
import type { Millis } from './clock.ts';
import { type CronFields, matchesDay, parseCronFields } from './cron-fields.ts';

export type Schedule =
  /** Local time, as if it were UTC. */
  | { readonly kind: 'at'; readonly local: Millis }
  | { readonly kind: 'rate'; readonly everyMs: Millis }
  | { readonly kind: 'cron'; readonly fields: CronFields };

const unitsMs = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
const dayMs = unitsMs.day;
/** A 29th of February that is also a given day of the week comes within forty years. */
const horizonDays = 40 * 366;

/** Undefined when the text is not a schedule expression. */
export function parseSchedule(text: string): Schedule | undefined {
  const [, kind, inner = ''] = /^(at|rate|cron)\((.*)\)$/.exec(text.trim()) ?? [];
  if (kind === 'at') {
    const local = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(inner) ? Date.parse(`${inner}Z`) : Number.NaN;
    return Number.isNaN(local) ? undefined : { kind, local };
  }
  if (kind === 'rate') {
    const [, value = '0', unit, plural] = /^(\d+)\s+(minute|hour|day)(s?)$/.exec(inner.trim()) ?? [];
    const everyMs = Number(value) * (unitsMs[unit as keyof typeof unitsMs] ?? 0);
    // `rate(1 minutes)` and `rate(5 minute)` are not valid on AWS.
    return everyMs > 0 && (Number(value) === 1) === (plural === '') ? { kind, everyMs } : undefined;
  }
  if (kind === 'cron') {
    const fields = parseCronFields(inner);
    return fields && { kind, fields };
  }
  return undefined;
}

/**
 * The first moment after `after`, or undefined when there is none.
 * @param from where rates count from
 * @param timeZone an IANA name; UTC by default
 */
export function nextOccurrence(
  schedule: Schedule,
  after: Millis,
  { from = after, timeZone = 'UTC' }: { readonly from?: Millis; readonly timeZone?: string } = {},
): Millis | undefined {
  if (schedule.kind === 'at') {
    const at = fromLocal(schedule.local, timeZone);
    return at > after ? at : undefined;
  }
  if (schedule.kind === 'rate') {
    const passed = Math.floor((after - from) / schedule.everyMs);
    return from + Math.max(1, passed + 1) * schedule.everyMs;
  }
  return nextCron(schedule.fields, after, timeZone);
}

function nextCron(fields: CronFields, after: Millis, timeZone: string): Millis | undefined {
  const localAfter = toLocal(after, timeZone);
  // One day back: a clock that is put back makes the same local time come twice.
  const firstDay = Math.floor(localAfter / dayMs) * dayMs - dayMs;
  for (let day = 0; day < horizonDays; day++) {
    const midnight = firstDay + day * dayMs;
    const date = new Date(midnight);
    if (date.getUTCFullYear() > fields.lastYear) return undefined;
    if (!matchesDay(fields, date)) continue;
    for (const hour of fields.hours) {
      for (const minute of fields.minutes) {
        const at = fromLocal(midnight + hour * unitsMs.hour + minute * unitsMs.minute, timeZone);
        if (at > after) return at;
      }
    }
  }
  return undefined;
}

export function isTimeZone(name: string): boolean {
  try {
    formatFor(name);
    return true;
  } catch {
    return false;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  // There are some 400 names, each in any capitals.
  if (formats.size < 1_000) formats.set(timeZone, format);
  return format;
}

/** What a clock on the wall of the zone shows, as if it were UTC. */
export function toLocal(time: Millis, timeZone: string): Millis {
  if (timeZone === 'UTC') return time;
  const parts = formatFor(timeZone).formatToParts(new Date(time));
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second'));
}

/** A local time that is skipped in spring is an hour later; of one that comes twice in autumn, the first. */
export function fromLocal(local: Millis, timeZone: string): Millis {
  if (timeZone === 'UTC') return local;
  const offsetAt = (time: Millis) => toLocal(time, timeZone) - time;
  const [before, behind] = [offsetAt(local - dayMs), offsetAt(local + dayMs)];
  const first = local - Math.max(before, behind);
  return toLocal(first, timeZone) === local ? first : local - Math.min(before, behind);
}
