// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { roles } from '../state.ts';
import { roleView } from '../views.ts';

export const updateRoleDescription: Operation<'iam', 'UpdateRoleDescription'> = (input, ctx) => {
  const role = { ...requireRole(input.RoleName, ctx), description: input.Description! };
  ctx.put(roles, role.name, role);
  return { Role: roleView(role, ctx) };
};
