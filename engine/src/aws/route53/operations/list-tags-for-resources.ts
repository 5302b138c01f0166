// https://docs.aws.amazon.com/Route53/latest/APIReference/API_ListTagsForResources.html
import type { Operation } from '../../../kernel/context.ts';
import { tagSetOf } from '../tags.ts';

export const listTagsForResources: Operation<'route53', 'ListTagsForResources'> = (input, ctx) => ({
  ResourceTagSets: (input.ResourceIds ?? []).map((id) => tagSetOf(input.ResourceType, id, ctx)),
});
