// Checks a repository's tags.
import { invalidTags, tooManyTags } from './faults.ts';

export function checkTags(tags: Readonly<Record<string, string>>): Record<string, string> {
  for (const key of Object.keys(tags)) {
    if (key === '' || key.length > 128)
      throw invalidTags(`The tag key '${key}' must have 1 to 128 characters`);
  }
  if (Object.keys(tags).length > 50) throw tooManyTags();
  return { ...tags };
}
