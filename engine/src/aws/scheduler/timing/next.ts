// When a schedule calls its target next.
// https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html
import type { Context } from '../../../kernel/context.ts';
import { nextOccurrence, parseSchedule } from '../../../kernel/schedule.ts';
import type { ScheduleRecord } from '../state.ts';

const minuteMs = 60_000;

/**
 * The schedule with its next time: the first one that is not before `from`. Within a flexible window, the target is called
 * at a moment that is drawn.
 */
export function withNext(
  schedule: ScheduleRecord,
  from: number,
  { ids }: Pick<Context, 'ids'>,
): ScheduleRecord {
  const { next: _before, ...rest } = schedule;
  const scheduledAt = schedule.state === 'ENABLED' ? occurrence(schedule, from) : undefined;
  if (scheduledAt === undefined) return rest;
  const { Mode, MaximumWindowInMinutes = 0 } = schedule.window;
  const later = Mode === 'FLEXIBLE' ? ids.below(MaximumWindowInMinutes * minuteMs) : 0;
  return { ...rest, next: { scheduledAt, at: scheduledAt + later } };
}

function occurrence(schedule: ScheduleRecord, from: number): number | undefined {
  const { expression, timeZone, startAt, endAt, createdAt } = schedule;
  const parsed = parseSchedule(expression);
  if (!parsed) return undefined;
  // Start and end are ignored of a schedule that runs once.
  if (parsed.kind === 'at') return nextOccurrence(parsed, from - 1, { timeZone });
  const earliest = Math.max(from, startAt ?? 0);
  // Rates count from the start, or begin at once: the first time is the start itself.
  const base = startAt ?? createdAt;
  const at =
    parsed.kind === 'rate' && earliest <= base
      ? base
      : nextOccurrence(parsed, earliest - 1, { timeZone, from: base });
  return at !== undefined && endAt !== undefined && at > endAt ? undefined : at;
}
