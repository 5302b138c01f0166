// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachUserPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { withoutAttachedPolicy } from '../policies/holder.ts';
import { users } from '../state.ts';

export const detachUserPolicy: Operation<'iam', 'DetachUserPolicy'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  ctx.put(users, user.name, withoutAttachedPolicy(user, input.PolicyArn!));
  return {};
};
