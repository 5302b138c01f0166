// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListPolicyTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { tagViews } from '../tags.ts';

export const listPolicyTags: Operation<'iam', 'ListPolicyTags'> = (input, ctx) => {
  const { items, marker } = pageByMarker(
    tagViews(requirePolicy(input.PolicyArn, ctx).tags),
    (tag) => tag.Key!,
    input,
  );
  return { Tags: items, ...marker };
};
