// https://docs.aws.amazon.com/IAM/latest/APIReference/API_PutRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requireModifiableRole } from '../find.ts';
import { withInlinePolicy } from '../policies/holder.ts';
import { roles } from '../state.ts';

export const putRolePolicy: Operation<'iam', 'PutRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  ctx.put(roles, role.name, withInlinePolicy(role, input.PolicyName!, input.PolicyDocument!));
  return {};
};
