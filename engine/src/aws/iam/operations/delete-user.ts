// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteUser.html
import type { Operation } from '../../../kernel/context.ts';
import { deleteConflict } from '../faults.ts';
import { groupsOf, requireUser } from '../find.ts';
import { accessKeys, users } from '../state.ts';

export const deleteUser: Operation<'iam', 'DeleteUser'> = (input, ctx) => {
  const { name, attachedPolicies, inlinePolicies } = requireUser(input.UserName, ctx);
  if (attachedPolicies.length > 0)
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  if (Object.keys(inlinePolicies).length > 0)
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  if (ctx.all(accessKeys).some(({ user }) => user === name))
    throw deleteConflict('Cannot delete entity, must delete access keys first.');
  if (groupsOf(name, ctx).length > 0)
    throw deleteConflict('Cannot delete entity, must remove users from group first.');
  ctx.delete(users, name);
  return {};
};
