// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPermissionsBoundary.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { checkBoundary } from '../policies/boundary.ts';
import { users } from '../state.ts';

export const putUserPermissionsBoundary: Operation<'iam', 'PutUserPermissionsBoundary'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  checkBoundary(input.PermissionsBoundary!, ctx);
  ctx.put(users, user.name, { ...user, permissionsBoundary: input.PermissionsBoundary! });
  return {};
};
