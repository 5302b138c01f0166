// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUserPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchUserPolicy } from '../faults.ts';
import { requireUser } from '../find.ts';
import { withoutInlinePolicy } from '../policies/holder.ts';
import { users } from '../state.ts';

export const deleteUserPolicy: Operation<'iam', 'DeleteUserPolicy'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  ctx.put(users, user.name, withoutInlinePolicy(user, input.PolicyName!, noSuchUserPolicy));
  return {};
};
