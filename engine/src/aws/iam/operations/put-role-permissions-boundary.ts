// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePermissionsBoundary.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { roles } from '../state.ts';

export const putRolePermissionsBoundary: Operation<'iam', 'PutRolePermissionsBoundary'> = (input, ctx) => {
  const role = requireRole(input.RoleName, ctx);
  ctx.put(roles, role.name, { ...role, permissionsBoundary: input.PermissionsBoundary! });
  return {};
};
