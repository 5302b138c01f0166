// https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { findConnection } from '../find.ts';
import { shownTags } from '../tags.ts';

export const listTagsForResource: Operation<'codeconnections', 'ListTagsForResource'> = (input, ctx) => ({
  Tags: shownTags(findConnection(input.ResourceArn!, ctx).tags),
});
