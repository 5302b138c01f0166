// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html
import type { Operation } from '../../../kernel/context.ts';
import { holdersOf, requirePolicy } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { isAwsManaged } from '../policies/aws-managed.ts';

export const listEntitiesForPolicy: Operation<'iam', 'ListEntitiesForPolicy'> = (input, ctx) => {
  const arn = input.PolicyArn!;
  if (!isAwsManaged(arn)) requirePolicy(arn, ctx);
  const { roles, users, groups } = holdersOf(arn, ctx);
  const holders = [
    ...groups.map((group) => ({ key: `Group ${group.name}`, group })),
    ...roles.map((role) => ({ key: `Role ${role.name}`, role })),
    ...users.map((user) => ({ key: `User ${user.name}`, user })),
  ].filter(({ key }) => input.EntityFilter === undefined || key.startsWith(`${input.EntityFilter} `));
  const { items, marker } = pageByMarker(holders, ({ key }) => key, input);
  return {
    PolicyGroups: items.flatMap((item) =>
      'group' in item ? [{ GroupName: item.group.name, GroupId: item.group.id }] : [],
    ),
    PolicyUsers: items.flatMap((item) =>
      'user' in item ? [{ UserName: item.user.name, UserId: item.user.id }] : [],
    ),
    PolicyRoles: items.flatMap((item) =>
      'role' in item ? [{ RoleName: item.role.name, RoleId: item.role.id }] : [],
    ),
    ...marker,
  };
};
