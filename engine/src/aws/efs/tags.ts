// Tags of file systems and access points.
import type { Tag } from '@aws-sdk/client-efs';
import { badRequest } from './faults.ts';

const most = 50;

/** @throws BadRequest for more tags than a resource can have */
export function mergedTags(
  before: Readonly<Record<string, string>>,
  added: readonly Tag[] = [],
): Readonly<Record<string, string>> {
  const merged = {
    ...before,
    ...Object.fromEntries(added.map(({ Key, Value }) => [Key ?? '', Value ?? ''])),
  };
  if (Object.keys(merged).length > most) throw badRequest(`A resource can have at most ${most} tags.`);
  return merged;
}

export const tagViews = (tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
