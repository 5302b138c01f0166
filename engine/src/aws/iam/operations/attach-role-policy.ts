// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { requireModifiableRole } from '../find.ts';
import { withAttachedPolicy } from '../policies/holder.ts';
import { quotas } from '../quotas.ts';
import { roles } from '../state.ts';

export const attachRolePolicy: Operation<'iam', 'AttachRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  const after = withAttachedPolicy(role, input.PolicyArn!, ctx);
  if (after.attachedPolicies.length > role.attachedPolicies.length)
    checkQuota(ctx, quotas.policiesPerRole, after.attachedPolicies.length);
  ctx.put(roles, role.name, after);
  return {};
};
