// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_DeleteScheduleGroup.html
// Its schedules are deleted with it, at once.
import type { Operation } from '../../../kernel/context.ts';
import { defaultGroupStays } from '../faults.ts';
import { defaultGroup, requireGroup } from '../find.ts';
import { groups, scheduleKey, schedules, schedulesByGroup } from '../state.ts';

export const deleteScheduleGroup: Operation<'scheduler', 'DeleteScheduleGroup'> = (input, ctx) => {
  const name = input.Name!;
  if (name === defaultGroup) throw defaultGroupStays();
  requireGroup(name, ctx);
  for (const schedule of ctx.by(schedulesByGroup, name)) ctx.delete(schedules, scheduleKey(schedule));
  ctx.delete(groups, name);
  return {};
};
