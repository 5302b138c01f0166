// ListTagsForResource: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTaggedResource } from '../find/tagged-resources.ts';

export const listTagsForResource: Operation<'ecs', 'ListTagsForResource'> = (input, ctx) => ({
  tags: [...requireTaggedResource(ctx, input.resourceArn ?? '').tags],
});
