// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DescribeUserGroups.html
import { markedPage } from '../../../contracts/managed-stores/marked-page.ts';
import type { Operation } from '../../../kernel/context.ts';
import { userGroups } from '../state.ts';
import { requireUserGroup } from '../users/find.ts';
import { userGroupView } from '../views/users.ts';

export const describeUserGroups: Operation<'elasticache', 'DescribeUserGroups'> = (
  { UserGroupId: id, MaxRecords, Marker },
  ctx,
) => {
  const found = id === undefined ? ctx.all(userGroups) : [requireUserGroup(id, ctx)];
  const { items, next } = markedPage(found, (group) => group.id, { MaxRecords, Marker });
  return { UserGroups: items.map((group) => userGroupView(group, ctx)), ...next };
};
