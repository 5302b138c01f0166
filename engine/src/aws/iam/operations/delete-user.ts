// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { users } from '../state.ts';

export const deleteUser: Operation<'iam', 'DeleteUser'> = (input, ctx) => {
  ctx.delete(users, requireUser(input.UserName, ctx).name);
  return {};
};
