// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { managedPolicies } from '../state.ts';
import { tagMap } from '../tags.ts';

export const tagPolicy: Operation<'iam', 'TagPolicy'> = (input, ctx) => {
  const policy = requirePolicy(input.PolicyArn, ctx);
  const tags = { ...policy.tags, ...tagMap(input.Tags) };
  ctx.put(managedPolicies, policy.arn, { ...policy, tags });
  return {};
};
