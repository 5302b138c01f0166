// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetUserPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchUserPolicy } from '../faults.ts';
import { requireUser } from '../find.ts';
import { inlinePolicy } from '../policies/holder.ts';

export const getUserPolicy: Operation<'iam', 'GetUserPolicy'> = (input, ctx) => {
  const user = requireUser(input.UserName, ctx);
  return { UserName: user.name, ...inlinePolicy(user, input.PolicyName!, noSuchUserPolicy) };
};
