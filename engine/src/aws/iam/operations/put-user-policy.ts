// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutUserPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { withInlinePolicy } from '../policies/holder.ts';
import { users } from '../state.ts';

export const putUserPolicy: Operation<'iam', 'PutUserPolicy'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  ctx.put(users, user.name, withInlinePolicy(user, input.PolicyName!, input.PolicyDocument!));
  return {};
};
