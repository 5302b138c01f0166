// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedUserPolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { attachedPolicies } from '../policies/holder.ts';

export const listAttachedUserPolicies: Operation<'iam', 'ListAttachedUserPolicies'> = (input, ctx) => {
  return attachedPolicies(requireUser(input.UserName, ctx), input);
};
