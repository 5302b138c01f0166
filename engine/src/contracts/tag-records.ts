// Tags as an API has them, a list of keys and values, and as records hold them, by key.

export type TagRecord = Readonly<Record<string, string>>;

export const tagRecord = (
  tags: readonly { Key?: string | undefined; Value?: string | undefined }[] = [],
): TagRecord => Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));

export const tagList = (tags: TagRecord) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
