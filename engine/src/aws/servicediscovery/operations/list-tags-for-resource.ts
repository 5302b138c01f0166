// https://docs.aws.amazon.com/cloud-map/latest/api/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { tagViews } from '../tags.ts';

export const listTagsForResource: Operation<'servicediscovery', 'ListTagsForResource'> = (input, ctx) => {
  return { Tags: tagViews(requireTagged(input.ResourceARN, ctx).tags) };
};
