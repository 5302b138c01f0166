// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { deleteConflict } from '../faults.ts';
import { requireGroup } from '../find.ts';
import { groups } from '../state.ts';

export const deleteGroup: Operation<'iam', 'DeleteGroup'> = (input, ctx) => {
  const { name, members, attachedPolicies, inlinePolicies } = requireGroup(input.GroupName, ctx);
  if (members.length > 0) throw deleteConflict('Cannot delete entity, must remove users from group first.');
  if (attachedPolicies.length > 0)
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  if (Object.keys(inlinePolicies).length > 0)
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  ctx.delete(groups, name);
  return {};
};
