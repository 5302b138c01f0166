// https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { own } from '../../../kernel/own.ts';
import { noSuchRolePolicy } from '../faults.ts';
import { requireRole } from '../find.ts';

export const getRolePolicy: Operation<'iam', 'GetRolePolicy'> = (input, ctx) => {
  const role = requireRole(input.RoleName, ctx);
  const document = own(role.inlinePolicies, input.PolicyName);
  if (document === undefined) throw noSuchRolePolicy(input.PolicyName!);
  return {
    RoleName: role.name,
    PolicyName: input.PolicyName!,
    PolicyDocument: encodeURIComponent(document),
  };
};
