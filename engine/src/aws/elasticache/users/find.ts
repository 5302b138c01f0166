// Lookups of users and user groups, and who has which.
import type { Reader } from '../../../kernel/table.ts';
import { userGroupNotFound, userNotFound } from '../faults.ts';
import {
  type CacheRecord,
  caches,
  type UserGroupRecord,
  type UserRecord,
  userGroups,
  users,
} from '../state.ts';

/** "You can't modify or delete this user." https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html */
export const defaultUser: UserRecord = {
  id: 'default',
  name: 'default',
  engine: 'redis',
  accessString: 'on ~* +@all',
  authentication: 'no-password-required',
  passwords: [],
  tags: {},
};

export const allUsers = (state: Reader): UserRecord[] => [defaultUser, ...state.all(users)];

export function requireUser(id: string | undefined, state: Reader): UserRecord {
  const found = id === defaultUser.id ? defaultUser : state.get(users, id ?? '');
  if (!found) throw userNotFound(id ?? '');
  return found;
}

export function requireUserGroup(id: string | undefined, state: Reader): UserGroupRecord {
  const found = state.get(userGroups, id ?? '');
  if (!found) throw userGroupNotFound(id ?? '');
  return found;
}

export const groupsOfUser = (id: string, state: Reader): UserGroupRecord[] =>
  state.all(userGroups).filter(({ userIds }) => userIds.includes(id));

/** The ids of the groups of users of a cache. */
export const userGroupsOf = ({ settings }: Pick<CacheRecord, 'settings'>): readonly string[] => [
  ...((settings.UserGroupIds ?? []) as readonly string[]),
  ...(typeof settings.UserGroupId === 'string' ? [settings.UserGroupId] : []),
];

export const cachesOfUserGroup = (id: string, state: Reader): CacheRecord[] =>
  state.all(caches).filter((cache) => userGroupsOf(cache).includes(id) && cache.status !== 'deleting');
