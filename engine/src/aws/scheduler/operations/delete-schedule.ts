// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteSchedule.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSchedule } from '../find.ts';
import { scheduleKey, schedules } from '../state.ts';

export const deleteSchedule: Operation<'scheduler', 'DeleteSchedule'> = (input, ctx) => {
  const schedule = requireSchedule(input.Name, input.GroupName, ctx);
  ctx.delete(schedules, scheduleKey(schedule));
  return {};
};
