// Auto Scaling API, DeleteAutoScalingGroup: a group with instances is deleted by force only, without running their
// hooks.
import type { Operation } from '../../../kernel/context.ts';
import { deleteGroup } from '../apply/step.ts';
import { deletionProtected, groupInUse } from '../faults.ts';
import { membersOf, requireGroup } from '../find.ts';
import { groupTable } from '../state.ts';

export const deleteAutoScalingGroup: Operation<'autoscaling', 'DeleteAutoScalingGroup'> = (input, ctx) => {
  const group = requireGroup(ctx, input.AutoScalingGroupName);
  const protection = group.recorded.DeletionProtection;
  if (
    protection === 'prevent-all-deletion' ||
    (protection === 'prevent-force-deletion' && input.ForceDelete)
  ) {
    throw deletionProtected(group.AutoScalingGroupName, protection);
  }
  const members = membersOf(ctx, group.AutoScalingGroupName);
  if (members.length > 0 && !input.ForceDelete) throw groupInUse();
  if (members.length === 0) deleteGroup(ctx, group);
  else {
    ctx.put(groupTable, group.AutoScalingGroupName, {
      ...group,
      Status: 'Delete in progress',
      MinSize: 0,
      MaxSize: 0,
      DesiredCapacity: 0,
    });
  }
  return {};
};
