// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateRoleDescription.html
import type { Operation } from '../../../kernel/context.ts';
import { findRole } from '../find-entity.ts';
import { shownRole } from '../shown.ts';
import { roles } from '../state.ts';

export const updateRoleDescription: Operation<'iam', 'UpdateRoleDescription'> = (input, ctx) => {
  const role = { ...findRole(input.RoleName, ctx), description: input.Description! };
  ctx.put(roles, role.name, role);
  return { Role: shownRole(role, ctx) };
};
