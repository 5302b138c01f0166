// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRolePolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { inlinePolicyNames } from '../policies/holder.ts';

export const listRolePolicies: Operation<'iam', 'ListRolePolicies'> = (input, ctx) =>
  inlinePolicyNames(requireRole(input.RoleName, ctx), input);
