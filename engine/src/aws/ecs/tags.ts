// Tags as ECS keeps them: later keys win, and `aws:` is AWS's own.
import type { Tag } from '@aws-sdk/client-ecs';

export function mergeTags(...lists: readonly (readonly Tag[] | undefined)[]): Tag[] {
  const byKey = new Map<string, Tag>();
  for (const { key = '', value = '' } of lists.flatMap((list) => list ?? [])) byKey.set(key, { key, value });
  return [...byKey.values()];
}
