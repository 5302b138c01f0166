// Auto Scaling API, DeleteTags.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { groupTable } from '../state.ts';

export const deleteTags: Operation<'autoscaling', 'DeleteTags'> = (input, ctx) => {
  for (const { ResourceId, Key } of input.Tags ?? []) {
    const group = requireGroup(ctx, ResourceId);
    const Tags = group.Tags.filter((tag) => tag.Key !== Key);
    ctx.put(groupTable, group.AutoScalingGroupName, { ...group, Tags });
  }
  return {};
};
