// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_ModifyUserGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidCombination, invalidValue } from '../faults.ts';
import { userGroups } from '../state.ts';
import { engineOfUsers } from '../users/check.ts';
import { requireUser, requireUserGroup } from '../users/find.ts';
import { checkMembers } from '../users/members.ts';
import { userGroupView } from '../views/users.ts';

export const modifyUserGroup: Operation<'elasticache', 'ModifyUserGroup'> = (input, ctx) => {
  const group = requireUserGroup(input.UserGroupId, ctx);
  const { UserIdsToAdd: added = [], UserIdsToRemove: removed = [] } = input;
  if (added.length === 0 && removed.length === 0 && input.Engine === undefined)
    throw invalidCombination('UserIdsToAdd, UserIdsToRemove or Engine must be given.');
  const twice = added.find((id) => removed.includes(id) || group.userIds.includes(id));
  if (twice !== undefined) throw invalidValue(`The user ${twice} is in the user group ${group.id} already.`);
  for (const id of removed) requireUser(id, ctx);
  const missing = removed.find((id) => !group.userIds.includes(id));
  if (missing !== undefined) throw invalidValue(`The user ${missing} is not in the user group ${group.id}.`);
  const engine = input.Engine === undefined ? group.engine : engineOfUsers(input.Engine);
  const userIds = [...group.userIds.filter((id) => !removed.includes(id)), ...added];
  checkMembers(engine, userIds, ctx);
  const next = { ...group, engine, userIds };
  ctx.put(userGroups, group.id, next);
  return userGroupView(next, ctx, 'modifying');
};
