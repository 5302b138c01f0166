// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_UpdateSchedule.html
// What is not given becomes its default.
import type { Operation } from '../../../kernel/context.ts';
import { requireSchedule } from '../find.ts';
import { scheduleOf } from '../schedule.ts';
import { scheduleKey, schedules } from '../state.ts';
import { checkTarget } from '../targets/validate.ts';
import { checkTiming } from '../timing/validate.ts';

export const updateSchedule: Operation<'scheduler', 'UpdateSchedule'> = (input, ctx) => {
  const before = requireSchedule(input.Name, input.GroupName, ctx);
  checkTiming(input, ctx, before);
  checkTarget(input.Target, ctx);
  const schedule = scheduleOf(input, before, ctx);
  const isKept = schedule.expression === before.expression && schedule.startAt === before.startAt;
  // A rate goes on from where it was.
  ctx.put(
    schedules,
    scheduleKey(schedule),
    isKept && before.next && schedule.next && schedule.timeZone === before.timeZone
      ? { ...schedule, next: before.next }
      : schedule,
  );
  return { ScheduleArn: schedule.arn };
};
