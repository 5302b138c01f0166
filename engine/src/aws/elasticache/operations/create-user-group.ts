// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateUserGroup.html
import { tagRecord } from '../../../contracts/tag-records.ts';
import type { Operation } from '../../../kernel/context.ts';
import { userGroupExists } from '../faults.ts';
import { userGroups } from '../state.ts';
import { checkId, engineOfUsers } from '../users/check.ts';
import { checkMembers } from '../users/members.ts';
import { userGroupView } from '../views/users.ts';

export const createUserGroup: Operation<'elasticache', 'CreateUserGroup'> = (input, ctx) => {
  const id = checkId('UserGroupId', input.UserGroupId);
  const engine = engineOfUsers(input.Engine);
  const userIds = input.UserIds ?? [];
  if (ctx.get(userGroups, id)) throw userGroupExists(id);
  checkMembers(engine, userIds, ctx);
  const group = { id, engine, userIds, tags: tagRecord(input.Tags) };
  ctx.put(userGroups, id, group);
  return userGroupView(group, ctx, 'creating');
};
