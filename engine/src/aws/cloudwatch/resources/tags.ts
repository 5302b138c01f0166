// The tags of alarms and dashboards: the operations that put them ignore the tags of what is there already.
import type { Tag } from '@aws-sdk/client-cloudwatch';
import type { ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

/** The resource's own, and those of its stack. */
export function tagsOf({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as readonly Tag[];
  return [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own];
}

export function retag(ResourceARN: string, request: ResourceRequest, ctx: Context): void {
  const wanted = tagsOf(request);
  const { Tags = [] } = ctx.call('cloudwatch', 'ListTagsForResource', { ResourceARN });
  const TagKeys = Tags.map(({ Key = '' }) => Key).filter((key) => !wanted.some(({ Key }) => Key === key));
  if (TagKeys.length > 0) ctx.call('cloudwatch', 'UntagResource', { ResourceARN, TagKeys });
  if (wanted.length > 0) ctx.call('cloudwatch', 'TagResource', { ResourceARN, Tags: wanted });
}
