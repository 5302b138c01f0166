// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { findPolicy } from '../find-entity.ts';
import { withoutTags } from '../shown.ts';
import { managedPolicies } from '../state.ts';

export const untagPolicy: Operation<'iam', 'UntagPolicy'> = (input, ctx) => {
  const policy = findPolicy(input.PolicyArn, ctx);
  ctx.put(managedPolicies, policy.arn, { ...policy, tags: withoutTags(policy.tags, input.TagKeys!) });
  return {};
};
