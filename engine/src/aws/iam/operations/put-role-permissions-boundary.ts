// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html
import type { Operation } from '../../../kernel/context.ts';
import { requireModifiableRole } from '../find.ts';
import { checkBoundary } from '../policies/boundary.ts';
import { roles } from '../state.ts';

export const putRolePermissionsBoundary: Operation<'iam', 'PutRolePermissionsBoundary'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  checkBoundary(input.PermissionsBoundary!, ctx);
  ctx.put(roles, role.name, { ...role, permissionsBoundary: input.PermissionsBoundary! });
  return {};
};
