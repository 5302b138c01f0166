// What a schedule may be. https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
import type { CreateScheduleInput, FlexibleTimeWindow } from '@aws-sdk/client-scheduler';
import type { Context } from '../../../kernel/context.ts';
import { isTimeZone, parseSchedule } from '../../../kernel/schedule.ts';
import { invalid, invalidExpression } from '../faults.ts';
import type { ScheduleRecord } from '../state.ts';

const lenienceMs = 5 * 60_000;

/** @param before the schedule that is updated: a date that it has already may have passed */
export function checkTiming(
  input: Pick<
    CreateScheduleInput,
    'ScheduleExpression' | 'ScheduleExpressionTimezone' | 'FlexibleTimeWindow' | 'StartDate' | 'EndDate'
  >,
  { now }: Context,
  before: Pick<ScheduleRecord, 'startAt' | 'endAt'> = {},
): void {
  const { ScheduleExpression = '', ScheduleExpressionTimezone, StartDate, EndDate } = input;
  if (!parseSchedule(ScheduleExpression)) throw invalidExpression(ScheduleExpression);
  if (ScheduleExpressionTimezone !== undefined && !isTimeZone(ScheduleExpressionTimezone))
    throw invalid(`Invalid ScheduleExpressionTimezone ${ScheduleExpressionTimezone}.`);
  checkWindow(input.FlexibleTimeWindow);
  const start = StartDate?.getTime();
  if (start !== undefined && start !== before.startAt && start < now - lenienceMs)
    throw invalid('The StartDate you specify cannot be earlier than 5 minutes ago.');
  const end = EndDate?.getTime();
  // "EventBridge Scheduler ignores EndDate for one-time schedules."
  const isOnce = ScheduleExpression.startsWith('at(');
  if (end !== undefined && end !== before.endAt && end <= now && !isOnce)
    throw invalid('The EndDate you specify cannot be earlier than the current time.');
  if (start !== undefined && end !== undefined && end <= start)
    throw invalid('The StartDate you specify must come before the EndDate.');
}

function checkWindow({ Mode, MaximumWindowInMinutes }: Partial<FlexibleTimeWindow> = {}): void {
  if (Mode === 'FLEXIBLE' && MaximumWindowInMinutes === undefined)
    throw invalid('MaximumWindowInMinutes is required when the Mode of FlexibleTimeWindow is FLEXIBLE.');
  if (Mode === 'OFF' && MaximumWindowInMinutes !== undefined)
    throw invalid('MaximumWindowInMinutes must not be provided when FlexibleTimeWindowMode is set to OFF.');
}
