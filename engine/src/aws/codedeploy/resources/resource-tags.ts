// A resource's own tags and its stack's.
import type { Tag } from '@aws-sdk/client-codedeploy';
import type { Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

export function resourceTags({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as readonly Tag[];
  return [...new Map([...tags, ...own].map((tag) => [tag.Key, tag])).values()];
}

/** Sets the tags of the template and the stack, and removes those that were dropped from them. */
export function syncTags(
  ResourceArn: string,
  request: ResourceRequest & { readonly previous: Properties },
  ctx: Context,
): void {
  const Tags = resourceTags(request);
  const before = resourceTags({ ...request, properties: request.previous, tags: [] });
  const TagKeys = before.flatMap(({ Key }) => (Key && !Tags.some((tag) => tag.Key === Key) ? [Key] : []));
  if (TagKeys.length > 0) ctx.call('codedeploy', 'UntagResource', { ResourceArn, TagKeys });
  if (Tags.length > 0) ctx.call('codedeploy', 'TagResource', { ResourceArn, Tags });
}
