// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AttachRolePolicy.html

import type { Operation } from '../../../kernel/context.ts';
import { checkQuota } from '../../../kernel/quota.ts';
import { invalidInput, notAttachable } from '../faults.ts';
import { requireModifiableRole } from '../find.ts';
import { isAwsManaged } from '../policies/aws-managed.ts';
import { quotas } from '../quotas.ts';
import { managedPolicies, roles } from '../state.ts';

export const attachRolePolicy: Operation<'iam', 'AttachRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  const arn = input.PolicyArn!;
  if (!arn.startsWith('arn:')) throw invalidInput(`ARN ${arn} is not valid.`);
  if (!ctx.get(managedPolicies, arn) && !isAwsManaged(arn)) throw notAttachable(arn);
  if (!role.attachedPolicies.includes(arn)) {
    checkQuota(ctx, quotas.policiesPerRole, role.attachedPolicies.length + 1);
    ctx.put(roles, role.name, { ...role, attachedPolicies: [...role.attachedPolicies, arn] });
  }
  return {};
};
