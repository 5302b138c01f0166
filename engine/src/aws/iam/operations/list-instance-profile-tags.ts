// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireInstanceProfile } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { tagViews } from '../tags.ts';

export const listInstanceProfileTags: Operation<'iam', 'ListInstanceProfileTags'> = (input, ctx) => {
  const { tags } = requireInstanceProfile(input.InstanceProfileName, ctx);
  const { items, marker } = pageByMarker(tagViews(tags), (tag) => tag.Key!, input);
  return { Tags: items, ...marker };
};
