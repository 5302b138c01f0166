// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoles.html
import type { Operation } from '../../../kernel/context.ts';
import { pageByMarker } from '../paging.ts';
import { roles } from '../state.ts';
import { roleView } from '../views.ts';

export const listRoles: Operation<'iam', 'ListRoles'> = (input, ctx) => {
  const inPath = ctx.all(roles).filter((role) => role.path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = pageByMarker(inPath, (role) => role.name, input);
  // A list has neither tags nor permissions boundaries, as on AWS.
  return {
    Roles: items
      .map((role) => roleView(role, ctx))
      .map(({ Tags: _tags, PermissionsBoundary: _boundary, ...role }) => role),
    ...marker,
  };
};
