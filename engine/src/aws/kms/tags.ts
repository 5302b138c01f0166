// Tags as the API has them, and as a record keeps them.
import type { Tag } from '@aws-sdk/client-kms';
import { reservedTag, tooManyTags } from './faults.ts';

const maxTags = 50;

export function tagsOf(
  given: readonly Tag[] = [],
  known: Readonly<Record<string, string>> = {},
): Record<string, string> {
  if (given.some(({ TagKey = '' }) => /^aws:(?!cloudformation:)/i.test(TagKey))) throw reservedTag();
  const tags = {
    ...known,
    ...Object.fromEntries(given.map(({ TagKey = '', TagValue = '' }) => [TagKey, TagValue])),
  };
  if (Object.keys(tags).length > maxTags) throw tooManyTags();
  return tags;
}
