// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListAttachedRolePolicies.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { attachedPolicies } from '../policies/holder.ts';

export const listAttachedRolePolicies: Operation<'iam', 'ListAttachedRolePolicies'> = (input, ctx) =>
  attachedPolicies(requireRole(input.RoleName, ctx), input);
