// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPermissionsBoundary.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { users } from '../state.ts';

export const deleteUserPermissionsBoundary: Operation<'iam', 'DeleteUserPermissionsBoundary'> = (
  input,
  ctx,
) => {
  const { permissionsBoundary: _gone, ...user } = requireUser(input.UserName, ctx);
  ctx.put(users, user.name, user);
  return {};
};
