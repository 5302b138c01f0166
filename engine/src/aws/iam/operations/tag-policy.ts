// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { findPolicy } from '../find.ts';
import { managedPolicies } from '../state.ts';
import { recordedTags } from '../views.ts';

export const tagPolicy: Operation<'iam', 'TagPolicy'> = (input, ctx) => {
  const policy = findPolicy(input.PolicyArn, ctx);
  const tags = { ...policy.tags, ...recordedTags(input.Tags) };
  ctx.put(managedPolicies, policy.arn, { ...policy, tags });
  return {};
};
