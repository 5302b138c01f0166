// When a database is backed up (each day) and maintained (each week), in UTC.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_UpgradeDBInstance.Maintenance.html#Concepts.DBMaintenance
import { invalidValue } from '../faults.ts';

export interface Windows {
  /** `03:15-03:45` */
  readonly PreferredBackupWindow?: string | undefined;
  /** `sun:23:45-mon:00:15` */
  readonly PreferredMaintenanceWindow?: string | undefined;
}

/** Minutes since midnight or since Monday; the end may be beyond the day or the week. */
interface Span {
  readonly start: number;
  readonly end: number;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;
const leastMinutes = 30;

/** @throws InvalidParameterValue */
export function checkWindows({
  PreferredBackupWindow: backup,
  PreferredMaintenanceWindow: maintenance,
}: Windows): void {
  const daily = backup === undefined ? undefined : backupSpan(backup);
  const weekly = maintenance === undefined ? undefined : maintenanceSpan(maintenance);
  if (daily && weekly && overlap(daily, weekly))
    throw invalidValue('The backup window and maintenance window must not overlap.');
}

/** Both of them: where one is not given, half an hour that is clear of the other. AWS chooses it at random. */
export function windowsOf({
  PreferredBackupWindow: backup,
  PreferredMaintenanceWindow: maintenance,
}: Windows): Required<Windows> {
  const weekly = maintenance?.toLowerCase() ?? usualMaintenance(backup);
  return { PreferredMaintenanceWindow: weekly, PreferredBackupWindow: backup ?? usualBackup(weekly) };
}

const usualMaintenance = (backup: string | undefined): string =>
  halfHours
    .map((each) => `sun:${each.replace('-', '-sun:')}`)
    .find((each) => backup === undefined || !overlap(backupSpan(backup), maintenanceSpan(each))) ??
  'sun:06:00-sun:06:30';

const usualBackup = (maintenance: string): string =>
  halfHours.find((each) => !overlap(backupSpan(each), maintenanceSpan(maintenance))) ?? '03:00-03:30';

/** From three in the morning on. */
const halfHours = Array.from({ length: 20 }, (_, hour) => {
  const at = String(hour + 3).padStart(2, '0');
  return `${at}:00-${at}:30`;
});

const minuteMs = 60_000;
/** The epoch began on a Thursday. */
const thursday = days.indexOf('thu') * dayMinutes;

/** When the window opens next, in milliseconds: `now` or before it while it is open. */
export function nextMaintenance(window: string, now: number): number {
  const span = maintenanceSpan(window);
  const minute = Math.floor(now / minuteMs);
  const monday = minute - ((minute + thursday) % weekMinutes);
  const week = [-1, 0, 1].find((each) => (monday + each * weekMinutes + span.end) * minuteMs > now)!;
  return (monday + week * weekMinutes + span.start) * minuteMs;
}

function backupSpan(window: string): Span {
  const [, ...numbers] = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(window) ?? [];
  const [fromHour = 24, fromMinute = 0, toHour = 24, toMinute = 0] = numbers.map(Number);
  if (fromHour > 23 || toHour > 23 || fromMinute > 59 || toMinute > 59)
    throw invalidValue(
      `Invalid backup window format: ${window}. Should be specified as a range hh24:mi-hh24:mi (24H Clock UTC). Example: 03:15-08:15`,
    );
  const span = spanOf(fromHour * 60 + fromMinute, toHour * 60 + toMinute, dayMinutes);
  if (span.end - span.start < leastMinutes)
    throw invalidValue('The backup window must be at least 30 minutes.');
  return span;
}

function maintenanceSpan(window: string): Span {
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
    throw invalidValue('The maintenance window must be at least 30 minutes.');
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
