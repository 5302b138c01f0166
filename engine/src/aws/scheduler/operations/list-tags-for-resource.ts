// https://docs.aws.amazon.com/scheduler/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { tagViews } from '../tags.ts';

export const listTagsForResource: Operation<'scheduler', 'ListTagsForResource'> = (input, ctx) => {
  return { Tags: tagViews(requireTagged(input.ResourceArn, ctx).tags) };
};
