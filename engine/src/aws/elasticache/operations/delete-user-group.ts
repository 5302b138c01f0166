// https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_DeleteUserGroup.html
import type { Operation } from '../../../kernel/context.ts';
import { invalidUserGroupState } from '../faults.ts';
import { userGroups } from '../state.ts';
import { cachesOfUserGroup, requireUserGroup } from '../users/find.ts';
import { userGroupView } from '../views/users.ts';

/** "The user group must first be disassociated from the replication group before it can be deleted." */
export const deleteUserGroup: Operation<'elasticache', 'DeleteUserGroup'> = (input, ctx) => {
  const group = requireUserGroup(input.UserGroupId, ctx);
  const [cache] = cachesOfUserGroup(group.id, ctx);
  if (cache)
    throw invalidUserGroupState(
      `User group ${group.id} is associated with ${cache.id}: it must first be disassociated.`,
    );
  ctx.delete(userGroups, group.id);
  return userGroupView(group, ctx, 'deleting');
};
