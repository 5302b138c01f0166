// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html

import type { Operation } from '../../../kernel/context.ts';
import { deleteConflict } from '../faults.ts';
import { instanceProfilesOf, requireModifiableRole } from '../find.ts';
import { roles } from '../state.ts';

export const deleteRole: Operation<'iam', 'DeleteRole'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  if (instanceProfilesOf(role.name, ctx).length > 0) {
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  }
  if (role.attachedPolicies.length > 0) {
    throw deleteConflict('Cannot delete entity, must detach all policies first.');
  }
  if (Object.keys(role.inlinePolicies).length > 0) {
    throw deleteConflict('Cannot delete entity, must delete policies first.');
  }
  ctx.delete(roles, role.name);
  return {};
};
