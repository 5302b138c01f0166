// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { managedPolicies } from '../state.ts';
import { withoutTags } from '../tags.ts';

export const untagPolicy: Operation<'iam', 'UntagPolicy'> = (input, ctx) => {
  const policy = requirePolicy(input.PolicyArn, ctx);
  ctx.put(managedPolicies, policy.arn, { ...policy, tags: withoutTags(policy.tags, input.TagKeys!) });
  return {};
};
