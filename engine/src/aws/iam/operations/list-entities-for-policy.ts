// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { requirePolicy } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { isAwsManaged } from '../policies/aws-managed.ts';
import { roles } from '../state.ts';

export const listEntitiesForPolicy: Operation<'iam', 'ListEntitiesForPolicy'> = (input, ctx) => {
  const arn = input.PolicyArn!;
  if (!isAwsManaged(arn)) requirePolicy(arn, ctx);
  const holders = ctx.all(roles).filter((role) => role.attachedPolicies.includes(arn));
  const { items, marker } = pageByMarker(holders, (role) => role.name, input);
  return {
    PolicyGroups: [],
    PolicyUsers: [],
    PolicyRoles: items.map((role) => ({ RoleName: role.name, RoleId: role.id })),
    ...marker,
  };
};
