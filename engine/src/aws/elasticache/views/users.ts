// Users and user groups as the API returns them.
import type { User, UserGroup } from '@aws-sdk/client-elasticache';
import type { Context } from '../../../kernel/context.ts';
import { userArn, userGroupArn } from '../find.ts';
import type { UserGroupRecord, UserRecord } from '../state.ts';
import { cachesOfUserGroup, groupsOfUser } from '../users/find.ts';

const MinimumEngineVersion = { redis: '6.0', valkey: '7.2' };
const types = { password: 'password', 'no-password-required': 'no-password', iam: 'iam' } as const;

const leastVersion = (engine: string) => MinimumEngineVersion[engine === 'valkey' ? 'valkey' : 'redis'];

export const userView = (user: UserRecord, ctx: Context, Status = 'active'): User => ({
  UserId: user.id,
  UserName: user.name,
  Status,
  Engine: user.engine,
  MinimumEngineVersion: leastVersion(user.engine),
  AccessString: user.accessString,
  UserGroupIds: groupsOfUser(user.id, ctx).map(({ id }) => id),
  Authentication: {
    Type: types[user.authentication],
    ...(user.authentication === 'password' && { PasswordCount: user.passwords.length }),
  },
  ARN: userArn(user.id, ctx),
});

export function userGroupView(group: UserGroupRecord, ctx: Context, Status = 'active'): UserGroup {
  const caches = cachesOfUserGroup(group.id, ctx);
  return {
    UserGroupId: group.id,
    Status,
    Engine: group.engine,
    UserIds: [...group.userIds],
    MinimumEngineVersion: leastVersion(group.engine),
    PendingChanges: {},
    ReplicationGroups: caches.filter(({ kind }) => kind === 'group').map(({ id }) => id),
    ServerlessCaches: caches.filter(({ kind }) => kind === 'serverless').map(({ id }) => id),
    ARN: userGroupArn(group.id, ctx),
  };
}
