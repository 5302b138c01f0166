// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListScheduleGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { namesOf, requireGroup } from '../find.ts';
import { paged } from '../paging.ts';
import { groupView } from '../views.ts';

export const listScheduleGroups: Operation<'scheduler', 'ListScheduleGroups'> = (input, ctx) => {
  const listed = namesOf(ctx).filter((name) => name.startsWith(input.NamePrefix ?? ''));
  const { shown, ...more } = paged(listed, (name) => name, input);
  return { ScheduleGroups: shown.map((name) => groupView(requireGroup(name, ctx))), ...more };
};
