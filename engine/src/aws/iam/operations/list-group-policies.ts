// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListGroupPolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { inlinePolicyNames } from '../policies/holder.ts';

export const listGroupPolicies: Operation<'iam', 'ListGroupPolicies'> = (input, ctx) => {
  return inlinePolicyNames(requireGroup(input.GroupName, ctx), input);
};
