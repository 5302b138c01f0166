// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_GetScheduleGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { groupView } from '../views.ts';

export const getScheduleGroup: Operation<'scheduler', 'GetScheduleGroup'> = (input, ctx) => {
  return groupView(requireGroup(input.Name!, ctx));
};
