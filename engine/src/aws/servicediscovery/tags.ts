// Tags as records keep them, and as the API returns them.
import type { Tag } from '@aws-sdk/client-servicediscovery';
import { tooManyTags } from './faults.ts';
import type { Tags } from './state.ts';

const most = 50;

export function withTags(before: Tags, given: readonly Tag[] | undefined, arn: string): Tags {
  const tags: Record<string, string> = { ...before };
  for (const { Key = '', Value = '' } of given ?? []) tags[Key] = Value;
  if (Object.keys(tags).length > most) throw tooManyTags(arn);
  return tags;
}

export const tagViews = (tags: Tags): Tag[] => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
