// A resource's own tags and its stack's, as the ECS API takes them.
import type { Tag } from '@aws-sdk/client-ecs';
import type { ResourceRequest } from '../../../kernel/resource-type.ts';
import { mergeTags } from '../views/tags.ts';

export function apiTags({ properties, tags }: ResourceRequest): Tag[] {
  const own = (properties.Tags ?? []) as readonly { readonly Key: string; readonly Value: string }[];
  return mergeTags([...tags, ...own].map(({ Key, Value }) => ({ key: Key, value: Value })));
}
