// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchRolePolicy } from '../faults.ts';
import { requireModifiableRole } from '../find.ts';
import { withoutInlinePolicy } from '../policies/holder.ts';
import { roles } from '../state.ts';

export const deleteRolePolicy: Operation<'iam', 'DeleteRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  ctx.put(roles, role.name, withoutInlinePolicy(role, input.PolicyName!, noSuchRolePolicy));
  return {};
};
