// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
import type { Operation } from '../../../kernel/context.ts';
import { pageByMarker } from '../paging.ts';
import { users } from '../state.ts';
import { userView } from '../views.ts';

export const listUsers: Operation<'iam', 'ListUsers'> = (input, ctx) => {
  const inPath = ctx.all(users).filter((user) => user.path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = pageByMarker(inPath, (user) => user.name, input);
  // A list has no tags, as on AWS.
  return {
    Users: items.map((user) => userView(user, ctx)).map(({ Tags: _tags, ...user }) => user),
    ...marker,
  };
};
