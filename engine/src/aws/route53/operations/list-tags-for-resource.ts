// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { tagSetOf } from '../tags.ts';

export const listTagsForResource: Operation<'route53', 'ListTagsForResource'> = (input, ctx) => ({
  ResourceTagSet: tagSetOf(input.ResourceType, input.ResourceId, ctx),
});
