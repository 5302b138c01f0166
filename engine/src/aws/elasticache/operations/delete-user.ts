// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteUser.html
import type { Operation } from '../../../kernel/context.ts';
import { defaultUserAssociated, invalidValue } from '../faults.ts';
import { userGroups, users } from '../state.ts';
import { defaultUser, groupsOfUser, requireUser } from '../users/find.ts';
import { userView } from '../views/users.ts';

/** "The user will be removed from all user groups and in turn removed from all replication groups." */
export const deleteUser: Operation<'elasticache', 'DeleteUser'> = (input, ctx) => {
  const user = requireUser(input.UserId, ctx);
  if (user.id === defaultUser.id) throw invalidValue('The default user cannot be deleted.');
  const groups = groupsOfUser(user.id, ctx);
  if (user.name === 'default' && groups.some(({ engine }) => engine === 'redis'))
    throw defaultUserAssociated(user.id);
  const view = userView(user, ctx, 'deleting');
  for (const group of groups)
    ctx.put(userGroups, group.id, { ...group, userIds: group.userIds.filter((id) => id !== user.id) });
  ctx.delete(users, user.id);
  return view;
};
