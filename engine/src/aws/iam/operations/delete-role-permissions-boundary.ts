// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePermissionsBoundary.html
import type { Operation } from '../../../kernel/context.ts';
import { requireModifiableRole } from '../find.ts';
import { roles } from '../state.ts';

export const deleteRolePermissionsBoundary: Operation<'iam', 'DeleteRolePermissionsBoundary'> = (
  input,
  ctx,
) => {
  const { permissionsBoundary: _, ...role } = requireModifiableRole(input.RoleName, ctx);
  ctx.put(roles, role.name, role);
  return {};
};
