// A resource's own tags and its stack's, as the ECS API takes them.
import type { Tag } from '@aws-sdk/client-ecs';
import type { Properties, ResourceRequest } from '../../../contracts/resource-type.ts';
import type { Context } from '../../../kernel/context.ts';
import { mergeTags } from '../tags.ts';

export function apiTags({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as readonly { readonly Key: string; readonly Value: string }[];
  return mergeTags([...tags, ...own].map(({ Key, Value }) => ({ key: Key, value: Value })));
}

/** Sets the tags of the template and the stack, and removes those that were dropped from them. Other tags are kept. */
export function syncTags(
  resourceArn: string,
  request: ResourceRequest & { readonly previous: Properties },
  ctx: Context,
): void {
  const tags = apiTags(request);
  const before = apiTags({ ...request, properties: request.previous, tags: [] });
  const tagKeys = before.map(({ key = '' }) => key).filter((key) => !tags.some((tag) => tag.key === key));
  if (tagKeys.length > 0) ctx.call('ecs', 'UntagResource', { resourceArn, tagKeys });
  if (tags.length > 0) ctx.call('ecs', 'TagResource', { resourceArn, tags });
}
