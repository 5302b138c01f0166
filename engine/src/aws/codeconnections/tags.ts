// Checks a connection's tags, and returns them as the API does.
import { isAbsolute } from 'node:path';
import type { Tag } from '@aws-sdk/client-codestar-connections';
import { invalidInput, tooManyTags } from './faults.ts';
import { repositoryTag } from './state.ts';

export function checkedTags(
  given: readonly Tag[] | undefined,
  before: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const tags = { ...before };
  for (const { Key, Value } of given ?? []) {
    if (!Key) throw invalidInput('A tag key must not be empty.');
    if (Key === repositoryTag && !isAbsolute(Value ?? '')) {
      throw invalidInput(
        `The tag ${repositoryTag} must be the absolute path of a git repository on this machine, not '${Value}'.`,
      );
    }
    tags[Key] = Value ?? '';
  }
  if (Object.keys(tags).length > 200) throw tooManyTags();
  return tags;
}

export const tagViews = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
