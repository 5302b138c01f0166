import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { allow, fault, trust } from './testing/documents.ts';

test('users are created, read, listed by path and in pages, and deleted', () => {
  using cloud = rehearse({ services: [iam] });
  const create = (UserName: string, Path?: string) =>
    cloud.call('iam', 'CreateUser', { UserName, Path, Tags: [{ Key: 'a', Value: '1' }] }).User!;
  expect(create('b')).toMatchObject({
    Path: '/',
    Arn: 'arn:aws:iam::000000000000:user/b',
    UserId: expect.stringMatching(/^AIDA[A-Z0-9]{17}$/),
  });
  create('a');
  create('c', '/team/');
  expect(() => create('a')).toThrow(fault('EntityAlreadyExists', 'User with name a already exists.'));
  expect(() => create('a b')).toThrow(fault('ValidationError', /value for userName is invalid/));
  expect(cloud.call('iam', 'GetUser', { UserName: 'c' }).User).toMatchObject({
    Arn: 'arn:aws:iam::000000000000:user/team/c',
    Tags: [{ Key: 'a', Value: '1' }],
  });
  const list = (input: object = {}) => cloud.call('iam', 'ListUsers', input);
  const names = (input: object = {}) =>
    list(input)
      .Users!.map(({ UserName }) => UserName)
      .join('');
  expect(names()).toBe('abc');
  expect(names({ PathPrefix: '/team/' })).toBe('c');
  expect(list().Users?.[0]).not.toHaveProperty('Tags');
  const { Marker } = list({ MaxItems: 1 });
  cloud.call('iam', 'DeleteUser', { UserName: 'a' });
  expect(names({ Marker })).toBe('bc');
  const gone = fault('NoSuchEntity', 'The user with name a cannot be found.');
  expect(() => cloud.call('iam', 'GetUser', { UserName: 'a' })).toThrow(gone);
  expect(() => cloud.call('iam', 'DeleteUser', { UserName: 'a' })).toThrow(gone);
});

test('GetUser without a name returns the caller, who is the root user', () => {
  using cloud = rehearse({ services: [iam], account: '123456789012' });
  expect(cloud.call('iam', 'GetUser', {}).User).toMatchObject({
    UserId: '123456789012',
    Arn: 'arn:aws:iam::123456789012:root',
  });
});

test('the account has no alias, and its summary counts its entities', () => {
  using cloud = rehearse({ services: [iam] });
  expect(cloud.call('iam', 'ListAccountAliases', {})).toEqual({ AccountAliases: [], IsTruncated: false });
  const summary = () => cloud.call('iam', 'GetAccountSummary', {}).SummaryMap;
  expect(summary()).toMatchObject({ Users: 0, Roles: 0, Policies: 0, InstanceProfiles: 0, RolesQuota: 1000 });
  cloud.call('iam', 'CreateUser', { UserName: 'u' });
  cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  cloud.call('iam', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: allow() });
  cloud.call('iam', 'CreatePolicy', { PolicyName: 'q', PolicyDocument: allow() });
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'i' });
  expect(summary()).toMatchObject({ Users: 1, Roles: 1, Policies: 2, InstanceProfiles: 1 });
});
