// Tags as the API has them, and as a record keeps them.
import type { Tag } from '@aws-sdk/client-scheduler';

export const tagsOf = (tags: readonly Tag[] = []): Record<string, string> =>
  Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));

export const tagViews = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
