// TagResource: https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_TagResource.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidParameter } from '../faults.ts';
import { requireTaggedResource } from '../find/tagged-resources.ts';
import { mergeTags } from '../tags.ts';

export const tagResource: Operation<'ecs', 'TagResource'> = (input, ctx) => {
  const resource = requireTaggedResource(ctx, input.resourceArn ?? '');
  const tags = mergeTags(resource.tags, input.tags);
  if (tags.length > 50) throw invalidParameter('The maximum number of tags per resource is 50.');
  resource.write(tags);
  return {};
};
