// Tags of EC2 resources. EC2 guide, "Tag your Amazon EC2 resources".
import type { ResourceType, Tag, TagSpecification } from '@aws-sdk/client-ec2';
import type { Reader, Writer } from '../../../kernel/table.ts';
import { tagsTable } from '../state.ts';

export function tagsOf(state: Reader, id: string): Tag[] {
  return [...(state.get(tagsTable, id)?.Tags ?? [])];
}

/** Adds tags, and replaces the values of those that are present. */
export function addTags(state: Writer, id: string, type: ResourceType, tags: readonly Tag[]): void {
  if (tags.length === 0) return;
  const byKey = new Map(tagsOf(state, id).map((tag) => [tag.Key, tag]));
  for (const { Key = '', Value = '' } of tags) byKey.set(Key, { Key, Value });
  state.put(tagsTable, id, { ResourceType: type, Tags: [...byKey.values()] });
}

/** Adds the tags that a request specifies for a new resource of this type. */
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
