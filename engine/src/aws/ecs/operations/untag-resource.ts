// UntagResource: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UntagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { requireTaggedResource } from '../find/tagged-resources.ts';

export const untagResource: Operation<'ecs', 'UntagResource'> = (input, ctx) => {
  const resource = requireTaggedResource(ctx, input.resourceArn ?? '');
  resource.write(resource.tags.filter((tag) => !input.tagKeys?.includes(tag.key ?? '')));
  return {};
};
