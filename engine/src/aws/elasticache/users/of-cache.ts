// The groups of users that a cache has, and whom its server lets in.
import type { StoreUser } from '../../../contracts/data-stores.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Reader } from '../../../kernel/table.ts';
import { invalidCombination, invalidValue } from '../faults.ts';
import { type CacheRecord, userGroups } from '../state.ts';
import { requireUser, requireUserGroup, userGroupsOf } from './find.ts';

type Given = Pick<CacheRecord, 'engine' | 'encryption' | 'authToken' | 'settings'>;

/** @throws UserGroupNotFound, InvalidParameterValue, InvalidParameterCombination */
export function checkUserGroups(cache: Given, ctx: Context): void {
  const ids = userGroupsOf(cache);
  if (ids.length === 0) return;
  if (cache.engine === 'memcached')
    throw invalidCombination('User groups are not supported by the engine memcached.');
  if (ids.length > 1) throw invalidValue('A cache has at most one user group.');
  const group = requireUserGroup(ids[0], ctx);
  if (cache.engine === 'redis' && group.engine !== 'redis')
    throw invalidCombination(`The user group ${group.id} is of the engine ${group.engine}.`);
  if (cache.encryption === undefined)
    throw invalidCombination('User group based access control requires encryption-in-transit to be enabled.');
  if (cache.authToken !== undefined)
    throw invalidCombination('User groups cannot be given together with an AuthToken.');
}

/** Undefined where nobody has to log in as one. */
export function storeUsersOf(cache: CacheRecord, state: Reader): StoreUser[] | undefined {
  const groups = userGroupsOf(cache).flatMap((id) => state.get(userGroups, id) ?? []);
  if (groups.length === 0) return undefined;
  return groups
    .flatMap(({ userIds }) => userIds)
    .map((id) => requireUser(id, state))
    .map(({ name, accessString, authentication, passwords }) => ({
      name,
      rules: accessString,
      // A token of IAM is taken as it is: nothing here checks it.
      ...(authentication === 'password' && { passwordHashes: passwords }),
    }));
}
