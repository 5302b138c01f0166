// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DetachRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { notAttached } from '../faults.ts';
import { requireModifiableRole } from '../find.ts';
import { roles } from '../state.ts';

export const detachRolePolicy: Operation<'iam', 'DetachRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  if (!role.attachedPolicies.includes(input.PolicyArn!)) throw notAttached(input.PolicyArn!);
  const attachedPolicies = role.attachedPolicies.filter((arn) => arn !== input.PolicyArn);
  ctx.put(roles, role.name, { ...role, attachedPolicies });
  return {};
};
