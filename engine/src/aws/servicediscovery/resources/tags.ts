// A resource's tags: the stack's and its own.
import type { Tag } from '@aws-sdk/client-servicediscovery';
import type { ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

export function tagsOf({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as readonly Tag[];
  return [...new Map([...tags, ...own].map((tag) => [tag.Key, tag])).values()];
}

export function retag(ResourceARN: string, request: ResourceRequest, ctx: Context): void {
  const after = tagsOf(request);
  const { Tags: before = [] } = ctx.call('servicediscovery', 'ListTagsForResource', { ResourceARN });
  const gone = before.flatMap(({ Key = '' }) => (after.some((tag) => tag.Key === Key) ? [] : Key));
  if (gone.length > 0) ctx.call('servicediscovery', 'UntagResource', { ResourceARN, TagKeys: gone });
  if (after.length > 0) ctx.call('servicediscovery', 'TagResource', { ResourceARN, Tags: after });
}
