// When a practice run may take place: not on blocked dates or in blocked windows, only in allowed ones, and not while an alarm of
// its configuration is in ALARM. Dates and windows are in UTC.
// https://docs.aws.amazon.com/r53recovery/latest/dg/arc-zonal-autoshift.considerations.html
import type { Context } from '../../../kernel/context.ts';
import { invalid, practiceBlocked } from '../faults.ts';
import type { PracticeRunConfiguration } from '../state.ts';

type ControlCondition = NonNullable<PracticeRunConfiguration['outcomeAlarms']>[number];

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const dayMinutes = 24 * 60;
const weekMinutes = 7 * dayMinutes;

/** @throws ValidationException */
export function checkConfiguration(
  { blockedWindows = [], allowedWindows = [], blockedDates = [], ...alarms }: PracticeRunConfiguration,
  ctx: Context,
): void {
  if (blockedWindows.length > 0 && allowedWindows.length > 0)
    throw invalid('InvalidPracticeWindows', 'Blocked and allowed windows cannot be combined.');
  for (const window of allowedWindows)
    if (!minutesOf(window)) throw invalid('InvalidPracticeAllowedWindow', `${window} is not a window.`);
  for (const window of blockedWindows)
    if (!minutesOf(window)) throw invalid('InvalidPracticeBlocker', `${window} is not a window.`);
  for (const date of blockedDates)
    if (!isDate(date)) throw invalid('InvalidPracticeBlocker', `${date} is not a date.`);
  for (const condition of [...(alarms.outcomeAlarms ?? []), ...(alarms.blockingAlarms ?? [])])
    if (stateOf(condition, ctx) === undefined)
      throw invalid('InvalidAlarmCondition', `The alarm ${condition.alarmIdentifier} does not exist.`);
}

/** @throws ConflictException with the reason why no practice run may start now */
export function checkMayStart(
  { blockedWindows, allowedWindows, blockedDates, ...alarms }: PracticeRunConfiguration,
  ctx: Context,
): void {
  const now = new Date(ctx.now);
  if (blockedDates?.includes(now.toISOString().slice(0, 10)))
    throw practiceBlocked('PracticeInBlockedDates', 'Practice runs are blocked today.');
  if (blockedWindows?.some((window) => isIn(window, now)))
    throw practiceBlocked('PracticeInBlockedWindows', 'Practice runs are blocked at this time.');
  if (allowedWindows?.length && !allowedWindows.some((window) => isIn(window, now)))
    throw practiceBlocked('PracticeOutsideAllowedWindows', 'Practice runs are not allowed at this time.');
  if (isRed(alarms.outcomeAlarms, ctx))
    throw practiceBlocked('PracticeOutcomeAlarmsRed', 'An outcome alarm is in ALARM.');
  if (isRed(alarms.blockingAlarms, ctx))
    throw practiceBlocked('PracticeBlockingAlarmsRed', 'A blocking alarm is in ALARM.');
}

export const isRed = (
  conditions: readonly ControlCondition[] | undefined,
  ctx: Pick<Context, 'call'>,
): boolean => (conditions ?? []).some((condition) => stateOf(condition, ctx) === 'ALARM');

function stateOf({ alarmIdentifier = '' }: ControlCondition, ctx: Pick<Context, 'call'>): string | undefined {
  const name = /:alarm:(.+)$/.exec(alarmIdentifier)?.[1];
  if (name === undefined) return undefined;
  const { MetricAlarms = [], CompositeAlarms = [] } = ctx.call('cloudwatch', 'DescribeAlarms', {
    AlarmNames: [name],
    AlarmTypes: ['MetricAlarm', 'CompositeAlarm'],
  });
  return [...MetricAlarms, ...CompositeAlarms][0]?.StateValue;
}

function isIn(window: string, now: Date): boolean {
  const [from = 0, to = 0] = minutesOf(window) ?? [];
  const at = ((now.getUTCDay() + 6) % 7) * dayMinutes + now.getUTCHours() * 60 + now.getUTCMinutes();
  // A window may go on over the end of the week.
  return from <= to ? at >= from && at < to : at >= from || at < to;
}

/** `Mon:10:00-Mon:12:00` as minutes of the week. */
function minutesOf(window: string): readonly [from: number, to: number] | undefined {
  const [from, to] = window.split('-').map((text) => {
    const [day = '', hours, minutes] = text.split(':');
    return days.indexOf(day) * dayMinutes + Number(hours) * 60 + Number(minutes);
  });
  const isMinute = (minute: number | undefined) => minute! >= 0 && minute! < weekMinutes;
  return isMinute(from) && isMinute(to) && from !== to ? [from!, to!] : undefined;
}

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}
