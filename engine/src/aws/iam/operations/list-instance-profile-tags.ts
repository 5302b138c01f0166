// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfileTags.html
import type { Operation } from '../../../kernel/context.ts';
import { findInstanceProfile } from '../find.ts';
import { marked, shownTags } from '../views.ts';

export const listInstanceProfileTags: Operation<'iam', 'ListInstanceProfileTags'> = (input, ctx) => {
  const { tags } = findInstanceProfile(input.InstanceProfileName, ctx);
  const { items, marker } = marked(shownTags(tags), (tag) => tag.Key!, input);
  return { Tags: items, ...marker };
};
