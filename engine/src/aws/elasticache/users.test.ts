// Role-based access control: users, their groups, and whom a cache's server lets in.
import { beforeEach, expect, test } from 'vitest';
import { faultOf } from '../../testing/fault-of.ts';
import type { Rehearsal } from '../../testing/rehearsal.ts';
import { group, lastStart, makeGroup, newAccount } from './testing/caches.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = newAccount();
  return () => cloud[Symbol.dispose]();
});

const password = 'sixteen-characters';
const app = {
  UserId: 'shop-app',
  UserName: 'app',
  Engine: 'REDIS',
  AccessString: 'on ~app::* -@all +@read +get|keys',
  Passwords: [password],
};
const closed = {
  UserId: 'closed',
  UserName: 'default',
  Engine: 'redis',
  AccessString: 'off ~* +@all',
  NoPasswordRequired: true,
};
const make = (more: object = {}) => cloud.call('elasticache', 'CreateUser', { ...app, ...more });
const makeUsers = (UserIds: string[], Engine = 'redis') =>
  cloud.call('elasticache', 'CreateUserGroup', { UserGroupId: 'staff', Engine, UserIds });
const usersOfServer = () =>
  (lastStart(cloud) as { users?: { name: string; rules: string; passwordHashes?: string[] }[] }).users;

test('a user is described with how it logs in and its groups, and never with its passwords', () => {
  const made = make();
  expect(made).toMatchObject({
    Status: 'active',
    Engine: 'redis',
    MinimumEngineVersion: '6.0',
    Authentication: { Type: 'password', PasswordCount: 1 },
    ARN: 'arn:aws:elasticache:us-east-1:000000000000:user:shop-app',
  });
  expect(JSON.stringify(made)).not.toContain(password);
  makeUsers(['default', 'shop-app']);
  const { Users = [] } = cloud.call('elasticache', 'DescribeUsers', {});
  expect(Users.map(({ UserId, UserGroupIds }) => [UserId, UserGroupIds])).toEqual([
    ['default', ['staff']],
    ['shop-app', ['staff']],
  ]);
  const named = { Filters: [{ Name: 'user-name', Values: ['app'] }] };
  expect(cloud.call('elasticache', 'DescribeUsers', named).Users).toHaveLength(1);
});

test.each([
  [{ UserId: 'a--b' }, 'InvalidParameterValue: The parameter UserId is not a valid identifier.'],
  [{ UserId: 'default' }, 'UserAlreadyExists: User default already exists.'],
  [{ Engine: 'memcached' }, 'InvalidParameterValue: Invalid engine: memcached'],
  [{ AccessString: 'on >secret' }, 'InvalidParameterValue: Invalid access string: >secret'],
  [{ AccessString: 'on +@nothing' }, 'InvalidParameterValue: Invalid access string: +@nothing'],
  [{ Passwords: undefined }, 'InvalidParameterCombination: No password was provided.'],
  [{ Passwords: ['short'] }, 'InvalidParameterValue: Passwords length must be between 16-128 characters.'],
  [{ Passwords: [1, 2, 3].map((n) => `${password}${n}`) }, 'InvalidParameterValue: A user has at most two'],
  [{ NoPasswordRequired: true }, 'InvalidParameterCombination: Password field is not allowed'],
  [
    { AuthenticationMode: { Type: 'iam' }, Passwords: undefined },
    'InvalidParameterCombination: User Id and User name must be same for authentication type: iam',
  ],
] as const)('a user is not made of %j', (more, text) => {
  expect(faultOf(() => make(more))).toContain(text);
});

test('a group of Redis needs a user of the name default, and has each name once', () => {
  make();
  make({ UserId: 'shop-app-2' });
  expect(faultOf(() => makeUsers(['shop-app']))).toBe(
    'DefaultUserRequired: User group needs to contain a user with the user name default.',
  );
  expect(faultOf(() => makeUsers(['default', 'nobody']))).toBe('UserNotFound: User nobody not found.');
  expect(faultOf(() => makeUsers(['default', 'shop-app', 'shop-app-2']))).toMatch(/^DuplicateUserName: /);
  makeUsers(['shop-app'], 'valkey');
  const { UserGroups = [] } = cloud.call('elasticache', 'DescribeUserGroups', { UserGroupId: 'staff' });
  expect(UserGroups[0]).toMatchObject({ Engine: 'valkey', UserIds: ['shop-app'], ReplicationGroups: [] });
});

test('the server of a cache lets in the users of its group, as they are changed', () => {
  make();
  cloud.call('elasticache', 'CreateUser', closed);
  makeUsers(['closed', 'shop-app']);
  makeGroup(cloud, { UserGroupIds: ['staff'], TransitEncryptionEnabled: true });
  expect(usersOfServer()).toEqual([
    { name: 'default', rules: closed.AccessString },
    { name: 'app', rules: app.AccessString, passwordHashes: [expect.stringMatching(/^[0-9a-f]{64}$/)] },
  ]);
  cloud.call('elasticache', 'ModifyUser', { UserId: 'shop-app', AppendAccessString: '+set' });
  cloud.settle();
  expect(usersOfServer()?.[1]?.rules).toBe(`${app.AccessString} +set`);
  cloud.call('elasticache', 'ModifyUserGroup', { UserGroupId: 'staff', UserIdsToRemove: ['shop-app'] });
  cloud.settle();
  expect(usersOfServer()).toHaveLength(1);
  expect(group(cloud)).toMatchObject({ Status: 'available', UserGroupIds: ['staff'] });
  const starts = () => cloud.effects.filter(({ effect }) => effect === 'data-stores/start').length;
  const before = starts();
  make({ UserId: 'other', UserName: 'other' });
  cloud.settle();
  expect(starts()).toBe(before);
  cloud.call('elasticache', 'ModifyReplicationGroup', { ReplicationGroupId: 'shop', RemoveUserGroups: true });
  cloud.advance(5_000);
  expect(lastStart(cloud)).not.toHaveProperty('users');
});

test('a group that a cache has stays, and so does its default user', () => {
  cloud.call('elasticache', 'CreateUser', closed);
  makeUsers(['closed']);
  makeGroup(cloud, { UserGroupIds: ['staff'], TransitEncryptionEnabled: true });
  expect(faultOf(() => cloud.call('elasticache', 'DeleteUserGroup', { UserGroupId: 'staff' }))).toMatch(
    /^InvalidUserGroupState: /,
  );
  expect(faultOf(() => cloud.call('elasticache', 'DeleteUser', { UserId: 'closed' }))).toMatch(
    /^DefaultUserAssociatedToUserGroup: /,
  );
  expect(faultOf(() => cloud.call('elasticache', 'DeleteUser', { UserId: 'default' }))).toMatch(
    /^InvalidParameterValue: /,
  );
});

test.each([
  [{ UserGroupIds: ['none'] }, 'UserGroupNotFound: UserGroup none not found.'],
  [{ UserGroupIds: ['staff'], TransitEncryptionEnabled: false }, 'requires encryption-in-transit'],
  [
    { UserGroupIds: ['staff'], AuthToken: 'a-token-of-twenty-one' },
    'cannot be given together with an AuthToken',
  ],
] as const)('a replication group is not made with %j', (more, text) => {
  makeUsers(['default']);
  expect(faultOf(() => makeGroup(cloud, { TransitEncryptionEnabled: true, ...more }))).toContain(text);
});
