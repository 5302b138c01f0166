// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
import type { Operation } from '../../../kernel/context.ts';
import { roles } from '../state.ts';
import { marked, shownRole } from '../views.ts';

export const listRoles: Operation<'iam', 'ListRoles'> = (input, ctx) => {
  const below = ctx.all(roles).filter((role) => role.path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = marked(below, (role) => role.name, input);
  return { Roles: items.map((role) => ({ ...shownRole(role, ctx), Tags: undefined })), ...marker };
};
