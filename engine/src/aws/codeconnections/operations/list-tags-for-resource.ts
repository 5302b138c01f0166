// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireConnection } from '../find.ts';
import { tagViews } from '../tags.ts';

export const listTagsForResource: Operation<'codeconnections', 'ListTagsForResource'> = (input, ctx) => ({
  Tags: tagViews(requireConnection(input.ResourceArn!, ctx).tags),
});
