// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireModifiableRole } from '../find.ts';
import { withoutAttachedPolicy } from '../policies/holder.ts';
import { roles } from '../state.ts';

export const detachRolePolicy: Operation<'iam', 'DetachRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  ctx.put(roles, role.name, withoutAttachedPolicy(role, input.PolicyArn!));
  return {};
};
