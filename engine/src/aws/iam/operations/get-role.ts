// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
import type { Operation } from '../../../kernel/context.ts';
import { findRole } from '../find.ts';
import { shownRole } from '../views.ts';

export const getRole: Operation<'iam', 'GetRole'> = (input, ctx) => ({
  Role: { ...shownRole(findRole(input.RoleName, ctx), ctx), RoleLastUsed: {} },
});
