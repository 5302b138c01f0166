// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetSchedule.html
import type { Operation } from '../../../kernel/context.ts';
import { requireSchedule } from '../find.ts';
import { scheduleView } from '../views.ts';

export const getSchedule: Operation<'scheduler', 'GetSchedule'> = (input, ctx) => {
  return scheduleView(requireSchedule(input.Name, input.GroupName, ctx));
};
