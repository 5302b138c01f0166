// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { roleView } from '../views.ts';

export const getRole: Operation<'iam', 'GetRole'> = (input, ctx) => ({
  Role: { ...roleView(requireRole(input.RoleName, ctx), ctx), RoleLastUsed: {} },
});
