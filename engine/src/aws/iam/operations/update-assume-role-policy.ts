// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateAssumeRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireModifiableRole } from '../find.ts';
import { checkTrustPolicy } from '../policies/document.ts';
import { roles } from '../state.ts';

export const updateAssumeRolePolicy: Operation<'iam', 'UpdateAssumeRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  checkTrustPolicy(input.PolicyDocument!, ctx);
  ctx.put(roles, role.name, { ...role, trustPolicy: input.PolicyDocument! });
  return {};
};
