// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { users } from '../state.ts';
import { groupView, userView } from '../views.ts';

export const getGroup: Operation<'iam', 'GetGroup'> = (input, ctx) => {
  const group = requireGroup(input.GroupName, ctx);
  const { items, marker } = pageByMarker(group.members, (name) => name, input);
  const members = items.flatMap((name) => ctx.get(users, name) ?? []);
  return {
    Group: groupView(group, ctx),
    Users: members.map((user) => userView(user, ctx)),
    ...marker,
  };
};
