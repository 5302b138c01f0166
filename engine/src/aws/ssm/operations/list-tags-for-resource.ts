// https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTaggedResource } from '../find.ts';

export const listTagsForResource: Operation<'ssm', 'ListTagsForResource'> = (input, ctx) => ({
  TagList: Object.entries(requireTaggedResource(input.ResourceType, input.ResourceId, ctx).tags).map(
    ([Key, Value]) => ({
      Key,
      Value,
    }),
  ),
});
