// Auto Scaling API, CreateOrUpdateTags: propagated to instances that are launched later, not to running ones.
import type { Operation } from '../../../kernel/context.ts';
import { requireGroup } from '../find.ts';
import { groupTable } from '../state.ts';

export const createOrUpdateTags: Operation<'autoscaling', 'CreateOrUpdateTags'> = (input, ctx) => {
  for (const { ResourceId, Key = '', Value = '', PropagateAtLaunch = false } of input.Tags ?? []) {
    const group = requireGroup(ctx, ResourceId);
    const Tags = [...group.Tags.filter((tag) => tag.Key !== Key), { Key, Value, PropagateAtLaunch }];
    ctx.put(groupTable, group.AutoScalingGroupName, { ...group, Tags });
  }
  return {};
};
