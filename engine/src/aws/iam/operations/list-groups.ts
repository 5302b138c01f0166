// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroups.html
import type { Operation } from '../../../kernel/context.ts';
import { pageByMarker } from '../paging.ts';
import { groups } from '../state.ts';
import { groupView } from '../views.ts';

export const listGroups: Operation<'iam', 'ListGroups'> = (input, ctx) => {
  const inPath = ctx.all(groups).filter(({ path }) => path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = pageByMarker(inPath, ({ name }) => name, input);
  return { Groups: items.map((group) => groupView(group, ctx)), ...marker };
};
