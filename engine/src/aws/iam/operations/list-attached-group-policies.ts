// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedGroupPolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { attachedPolicies } from '../policies/holder.ts';

export const listAttachedGroupPolicies: Operation<'iam', 'ListAttachedGroupPolicies'> = (input, ctx) => {
  return attachedPolicies(requireGroup(input.GroupName, ctx), input);
};
