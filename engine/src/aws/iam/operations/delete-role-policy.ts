// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { noSuchRolePolicy } from '../faults.ts';
import { requireModifiableRole } from '../find.ts';
import { roles } from '../state.ts';

export const deleteRolePolicy: Operation<'iam', 'DeleteRolePolicy'> = (input, ctx) => {
  const role = requireModifiableRole(input.RoleName, ctx);
  const { [input.PolicyName!]: removed, ...inlinePolicies } = role.inlinePolicies;
  if (removed === undefined) throw noSuchRolePolicy(input.PolicyName!);
  ctx.put(roles, role.name, { ...role, inlinePolicies });
  return {};
};
