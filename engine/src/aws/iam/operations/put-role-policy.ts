// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { checkName } from '../entity-name.ts';
import { requireModifiableRole } from '../find.ts';
import { checkIdentityPolicy } from '../policies/document.ts';
import { roles } from '../state.ts';

export const putRolePolicy: Operation<'iam', 'PutRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  checkName('policyName', input.PolicyName!, 128);
  checkIdentityPolicy(input.PolicyDocument!);
  const inlinePolicies = { ...role.inlinePolicies, [input.PolicyName!]: input.PolicyDocument! };
  ctx.put(roles, role.name, { ...role, inlinePolicies });
  return {};
};
