// Tags as ECS keeps them: of several tags with the same key, the last one counts.
import type { Tag } from '@aws-sdk/client-ecs';

export function mergeTags(...lists: readonly (readonly Tag[] | undefined)[]): Tag[] {
  const byKey = new Map<string, Tag>();
  for (const { key = '', value = '' } of lists.flatMap((list) => list ?? [])) byKey.set(key, { key, value });
  return [...byKey.values()];
}
