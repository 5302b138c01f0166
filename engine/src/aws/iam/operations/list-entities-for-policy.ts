// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { findPolicy } from '../find.ts';
import { isAwsManaged } from '../policies/aws-managed.ts';
import { roles } from '../state.ts';
import { marked } from '../views.ts';

export const listEntitiesForPolicy: Operation<'iam', 'ListEntitiesForPolicy'> = (input, ctx) => {
  const arn = input.PolicyArn!;
  if (!isAwsManaged(arn)) findPolicy(arn, ctx);
  const holders = ctx.all(roles).filter((role) => role.attachedPolicies.includes(arn));
  const { items, marker } = marked(holders, (role) => role.name, input);
  return {
    PolicyGroups: [],
    PolicyUsers: [],
    PolicyRoles: items.map((role) => ({ RoleName: role.name, RoleId: role.id })),
    ...marker,
  };
};
