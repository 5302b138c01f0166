// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListSchedules.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { paged } from '../paging.ts';
import { scheduleKey, schedules, schedulesByGroup } from '../state.ts';
import { summaryOf } from '../views.ts';

export const listSchedules: Operation<'scheduler', 'ListSchedules'> = (input, ctx) => {
  const { GroupName, NamePrefix = '', State } = input;
  const known =
    GroupName === undefined
      ? ctx.all(schedules)
      : ctx.by(schedulesByGroup, requireGroup(GroupName, ctx).name);
  const listed = known.filter(
    ({ name, state }) => name.startsWith(NamePrefix) && [state, undefined].includes(State),
  );
  const { shown, ...more } = paged(listed, scheduleKey, input);
  return { Schedules: shown.map(summaryOf), ...more };
};
