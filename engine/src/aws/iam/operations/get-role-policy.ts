// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchRolePolicy } from '../faults.ts';
import { requireRole } from '../find.ts';
import { inlinePolicy } from '../policies/holder.ts';

export const getRolePolicy: Operation<'iam', 'GetRolePolicy'> = (input, ctx) => {
  const role = requireRole(input.RoleName, ctx);
  return { RoleName: role.name, ...inlinePolicy(role, input.PolicyName!, noSuchRolePolicy) };
};
