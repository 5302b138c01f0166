// EC2 API, DeleteTags: by key, by key and value, or all except AWS's own.
import type { Operation } from '../../../kernel/context.ts';
import { tagsTable } from '../state.ts';
import { typeOfId } from '../tags/resource-ids.ts';
import { tagsOf } from '../tags/tags.ts';

export const deleteTags: Operation<'ec2', 'DeleteTags'> = (input, ctx) => {
  for (const id of input.Resources ?? []) {
    const ResourceType = typeOfId(ctx, id);
    const isDeleted = ({ Key = '', Value = '' }) =>
      input.Tags?.length
        ? input.Tags.some((tag) => tag.Key === Key && (tag.Value === undefined || tag.Value === Value))
        : !Key.startsWith('aws:');
    ctx.put(tagsTable, id, { ResourceType, Tags: tagsOf(ctx, id).filter((tag) => !isDeleted(tag)) });
  }
  return {};
};
