// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
import type { Operation } from '../../../kernel/context.ts';
import { findRole } from '../find-entity.ts';
import { shownRole } from '../shown.ts';

export const getRole: Operation<'iam', 'GetRole'> = (input, ctx) => ({
  Role: { ...shownRole(findRole(input.RoleName, ctx), ctx), RoleLastUsed: {} },
});
