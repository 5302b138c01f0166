// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUsers.html
import type { Operation } from '../../../kernel/context.ts';
import { users } from '../state.ts';
import { marked, shownUser } from '../views.ts';

export const listUsers: Operation<'iam', 'ListUsers'> = (input, ctx) => {
  const below = ctx.all(users).filter((user) => user.path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = marked(below, (user) => user.name, input);
  return { Users: items.map((user) => shownUser(user, ctx)), ...marker };
};
