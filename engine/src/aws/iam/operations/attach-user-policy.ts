// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachUserPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { withAttachedPolicy } from '../policies/holder.ts';
import { users } from '../state.ts';

export const attachUserPolicy: Operation<'iam', 'AttachUserPolicy'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  ctx.put(users, user.name, withAttachedPolicy(user, input.PolicyArn!, ctx));
  return {};
};
