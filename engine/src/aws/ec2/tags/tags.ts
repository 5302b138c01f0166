// Tags of EC2 things, in one table. EC2 guide, "Tag your Amazon EC2 resources".
import type { ResourceType, Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Reader, Writer } from '../../../kernel/table.ts';
import { tagsTable } from '../state.ts';

export function tagsOf(state: Reader, id: string): Tag[] {
  return [...(state.get(tagsTable, id)?.Tags ?? [])];
}

/** Adds tags, or gives the ones that are there new values. */
export function addTags(state: Writer, id: string, type: ResourceType, tags: readonly Tag[]): void {
  if (tags.length === 0) return;
  const byKey = new Map(tagsOf(state, id).map((tag) => [tag.Key, tag]));
  for (const { Key = '', Value = '' } of tags) byKey.set(Key, { Key, Value });
  state.put(tagsTable, id, { ResourceType: type, Tags: [...byKey.values()] });
}

/** The tags that a request gives to a new thing of this type. */
export function addSpecifiedTags(
  state: Writer,
  id: string,
  type: ResourceType,
  specifications: readonly TagSpecification[] | undefined,
): void {
  for (const specification of specifications ?? []) {
    if (specification.ResourceType === type) addTags(state, id, type, specification.Tags ?? []);
  }
}

export function removeTags(state: Writer, id: string): void {
  state.delete(tagsTable, id);
}
