// https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTagged } from '../find.ts';
import { tagViews } from '../tags.ts';

export const listTagsForResource: Operation<'events', 'ListTagsForResource'> = (input, ctx) => ({
  Tags: tagViews(requireTagged(input.ResourceARN!, ctx).record.tags),
});
