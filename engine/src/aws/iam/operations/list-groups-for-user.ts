// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupsForUser.html
import type { Operation } from '../../../kernel/context.ts';
import { groupsOf, requireUser } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { groupView } from '../views.ts';

export const listGroupsForUser: Operation<'iam', 'ListGroupsForUser'> = (input, ctx) => {
  const found = groupsOf(requireUser(input.UserName, ctx).name, ctx);
  const { items, marker } = pageByMarker(found, ({ name }) => name, input);
  return { Groups: items.map((group) => groupView(group, ctx)), ...marker };
};
