// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html

import type { Operation } from '../../../kernel/context.ts';
import { deleteConflict, unmodifiable } from '../faults.ts';
import { instanceProfilesOf, requireRole } from '../find.ts';
import { roles } from '../state.ts';

export const deleteRole: Operation<'iam', 'DeleteRole'> = (input, ctx) => {
  const role = requireRole(input.RoleName, ctx);
  if (role.path.startsWith('/aws-service-role/')) {
    throw unmodifiable(
      `Cannot perform the operation on the protected role '${role.name}' - this role is only modifiable by AWS`,
    );
  }
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
