// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html
import type { Operation } from '../../../kernel/context.ts';
import { findPolicy } from '../find.ts';
import { marked, shownTags } from '../views.ts';

export const listPolicyTags: Operation<'iam', 'ListPolicyTags'> = (input, ctx) => {
  const { items, marker } = marked(
    shownTags(findPolicy(input.PolicyArn, ctx).tags),
    (tag) => tag.Key!,
    input,
  );
  return { Tags: items, ...marker };
};
