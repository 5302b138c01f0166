// When a scheduled action is due.
import { nextOccurrence, parseSchedule } from '../../../kernel/schedule.ts';
import type { ScheduledActionRecord } from '../state.ts';

/** The first time after `now` and within its start and end; undefined when there is none. */
export function dueAfter(
  { schedule: text, timezone, startsAt, endsAt, createdAt }: ScheduledActionRecord,
  now: number,
): number | undefined {
  const schedule = parseSchedule(text);
  if (!schedule) return undefined;
  const options = { from: startsAt ?? createdAt, ...(timezone === undefined ? {} : { timeZone: timezone }) };
  // A rate with a start acts at its start for the first time.
  if (schedule.kind === 'rate' && startsAt !== undefined && startsAt > now) return startsAt;
  const next = nextOccurrence(schedule, Math.max(now, (startsAt ?? 0) - 1), options);
  return next === undefined || (endsAt !== undefined && next > endsAt) ? undefined : next;
}
