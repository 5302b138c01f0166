// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserPolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { inlinePolicyNames } from '../policies/holder.ts';

export const listUserPolicies: Operation<'iam', 'ListUserPolicies'> = (input, ctx) => {
  return inlinePolicyNames(requireUser(input.UserName, ctx), input);
};
