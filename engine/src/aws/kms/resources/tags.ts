// Tags of a key's resource: the stack's, and the template's own.
import type { Tag } from '@aws-sdk/client-kms';
import type { ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';

export function tagsOf({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as ResourceRequest['tags'];
  return [...tags.filter(({ Key }) => !own.some((tag) => tag.Key === Key)), ...own].map(({ Key, Value }) => ({
    TagKey: Key,
    TagValue: Value,
  }));
}

export function retag(KeyId: string, request: ResourceRequest, ctx: Context): void {
  const { Tags: known = [] } = ctx.call('kms', 'ListResourceTags', { KeyId });
  const Tags = tagsOf(request);
  const TagKeys = known.flatMap(({ TagKey = '' }) =>
    Tags.some((tag) => tag.TagKey === TagKey) ? [] : [TagKey],
  );
  if (TagKeys.length > 0) ctx.call('kms', 'UntagResource', { KeyId, TagKeys });
  if (Tags.length > 0) ctx.call('kms', 'TagResource', { KeyId, Tags });
}
