import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Rehearsal, rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { fault, trust } from './testing/documents.ts';

let cloud: Rehearsal;
beforeEach(() => {
  cloud = rehearse({ services: [iam] });
  for (const RoleName of ['r', 's']) {
    cloud.call('iam', 'CreateRole', { RoleName, AssumeRolePolicyDocument: trust });
  }
});
afterEach(() => cloud[Symbol.dispose]());

const create = (InstanceProfileName: string, more: object = {}) =>
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName, ...more }).InstanceProfile!;
const add = (InstanceProfileName: string, RoleName: string) =>
  cloud.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName, RoleName });
const profile = (InstanceProfileName: string) =>
  cloud.call('iam', 'GetInstanceProfile', { InstanceProfileName }).InstanceProfile!;
const noProfile = fault('NoSuchEntity', 'Instance Profile other cannot be found.');

test('an instance profile contains one role, and returns all of it', () => {
  expect(create('p', { Path: '/team/' })).toMatchObject({
    Arn: 'arn:aws:iam::000000000000:instance-profile/team/p',
    InstanceProfileId: expect.stringMatching(/^AIPA[A-Z0-9]{17}$/),
    Roles: [],
  });
  expect(() => create('p')).toThrow(fault('EntityAlreadyExists', 'Instance Profile p already exists.'));
  add('p', 'r');
  expect(profile('p').Roles).toMatchObject([{ RoleName: 'r', Arn: 'arn:aws:iam::000000000000:role/r' }]);
  expect(() => add('p', 's')).toThrow(
    fault('LimitExceeded', 'Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1'),
  );
  expect(() => add('other', 'r')).toThrow(noProfile);
});

test('an instance profile can be deleted once it contains no role', () => {
  create('p');
  add('p', 'r');
  const remove = () => cloud.call('iam', 'DeleteInstanceProfile', { InstanceProfileName: 'p' });
  expect(remove).toThrow(
    fault('DeleteConflict', 'Cannot delete entity, must remove roles from instance profile first.'),
  );
  const take = (RoleName: string) =>
    cloud.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'p', RoleName });
  expect(() => take('s')).toThrow(
    fault('NoSuchEntity', 'The role with name s is not in instance profile p.'),
  );
  take('r');
  expect(profile('p').Roles).toEqual([]);
  remove();
  expect(() => profile('p')).toThrow('Instance Profile p cannot be found.');
  expect(remove).toThrow(fault('NoSuchEntity', 'Instance Profile p cannot be found.'));
});

test('instance profiles are listed by path, by role and in pages, without their tags', () => {
  create('b', { Tags: [{ Key: 'a', Value: '1' }] });
  create('a');
  create('c', { Path: '/team/' });
  for (const name of ['a', 'b']) add(name, 'r');
  const names = (profiles: readonly { InstanceProfileName?: string | undefined }[] | undefined) =>
    profiles!.map(({ InstanceProfileName }) => InstanceProfileName).join('');
  const list = (input: object = {}) => cloud.call('iam', 'ListInstanceProfiles', input);
  expect(names(list().InstanceProfiles)).toBe('abc');
  expect(names(list({ PathPrefix: '/team/' }).InstanceProfiles)).toBe('c');
  expect(list().InstanceProfiles?.[1]).not.toHaveProperty('Tags');
  const first = list({ MaxItems: 1 });
  expect(first.IsTruncated).toBe(true);

  const ofRole = (RoleName: string, input: object = {}) =>
    cloud.call('iam', 'ListInstanceProfilesForRole', { RoleName, ...input });
  expect(names(ofRole('r').InstanceProfiles)).toBe('ab');
  expect(names(ofRole('s').InstanceProfiles)).toBe('');
  const firstOfRole = ofRole('r', { MaxItems: 1 });
  cloud.call('iam', 'RemoveRoleFromInstanceProfile', { InstanceProfileName: 'a', RoleName: 'r' });
  expect(names(ofRole('r', { Marker: firstOfRole.Marker }).InstanceProfiles)).toBe('b');
  cloud.call('iam', 'DeleteInstanceProfile', { InstanceProfileName: 'a' });
  expect(names(list({ Marker: first.Marker }).InstanceProfiles)).toBe('bc');
  expect(() => ofRole('other')).toThrow('The role with name other cannot be found.');
});

test('an instance profile is tagged', () => {
  const InstanceProfileName = 'p';
  create('p', { Tags: [{ Key: 'a', Value: '1' }] });
  cloud.call('iam', 'TagInstanceProfile', { InstanceProfileName, Tags: [{ Key: 'b', Value: '2' }] });
  const first = cloud.call('iam', 'ListInstanceProfileTags', { InstanceProfileName, MaxItems: 1 });
  expect(first).toMatchObject({ Tags: [{ Key: 'a', Value: '1' }], IsTruncated: true });
  cloud.call('iam', 'UntagInstanceProfile', { InstanceProfileName, TagKeys: ['a'] });
  const { Marker } = first;
  expect(cloud.call('iam', 'ListInstanceProfileTags', { InstanceProfileName, Marker })).toEqual({
    Tags: [{ Key: 'b', Value: '2' }],
    IsTruncated: false,
  });
  expect(profile('p').Tags).toEqual([{ Key: 'b', Value: '2' }]);
  const other = { InstanceProfileName: 'other' };
  expect(() => cloud.call('iam', 'TagInstanceProfile', { ...other, Tags: [] })).toThrow(noProfile);
  expect(() => cloud.call('iam', 'UntagInstanceProfile', { ...other, TagKeys: [] })).toThrow(noProfile);
  expect(() => cloud.call('iam', 'ListInstanceProfileTags', other)).toThrow(noProfile);
});
