// Users with their keys and policies, groups, and providers of identities.
import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { allow, fault } from './testing/documents.ts';

const cloudOf = () => rehearse({ services: [iam] });
const readOnly = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
const UserName = 'deployer';
const GroupName = 'team';

test.each(['User', 'Group'] as const)('a %s has inline policies and managed ones', (kind) => {
  using cloud = cloudOf();
  const of = kind === 'User' ? { UserName } : { GroupName };
  const call = (name: string, input: object = {}) => {
    const operations = {
      User: {
        create: 'CreateUser',
        put: 'PutUserPolicy',
        get: 'GetUserPolicy',
        list: 'ListUserPolicies',
        remove: 'DeleteUserPolicy',
        attach: 'AttachUserPolicy',
        attached: 'ListAttachedUserPolicies',
        detach: 'DetachUserPolicy',
        delete: 'DeleteUser',
      },
      Group: {
        create: 'CreateGroup',
        put: 'PutGroupPolicy',
        get: 'GetGroupPolicy',
        list: 'ListGroupPolicies',
        remove: 'DeleteGroupPolicy',
        attach: 'AttachGroupPolicy',
        attached: 'ListAttachedGroupPolicies',
        detach: 'DetachGroupPolicy',
        delete: 'DeleteGroup',
      },
    } as const;
    const operation = operations[kind][name as keyof typeof operations.User];
    return cloud.call('iam', operation, { ...of, ...input } as never) as Record<string, unknown>;
  };
  call('create');
  call('put', { PolicyName: 'p', PolicyDocument: allow() });
  expect(call('list')).toEqual({ PolicyNames: ['p'], IsTruncated: false });
  expect(call('get', { PolicyName: 'p' })).toEqual({
    ...of,
    PolicyName: 'p',
    PolicyDocument: encodeURIComponent(allow()),
  });
  expect(() => call('put', { PolicyName: 'p', PolicyDocument: '{' })).toThrow(
    expect.objectContaining({ code: 'MalformedPolicyDocument' }),
  );
  const missing = fault('NoSuchEntity', `The ${kind.toLowerCase()} policy with name q cannot be found.`);
  expect(() => call('get', { PolicyName: 'q' })).toThrow(missing);
  expect(() => call('remove', { PolicyName: 'q' })).toThrow(missing);

  const { Policy } = cloud.call('iam', 'CreatePolicy', { PolicyName: 'own', PolicyDocument: allow() });
  call('attach', { PolicyArn: Policy!.Arn });
  call('attach', { PolicyArn: readOnly });
  call('attach', { PolicyArn: readOnly });
  expect(call('attached').AttachedPolicies).toEqual([
    { PolicyName: 'ReadOnlyAccess', PolicyArn: readOnly },
    { PolicyName: 'own', PolicyArn: Policy!.Arn },
  ]);
  expect(cloud.call('iam', 'GetPolicy', { PolicyArn: Policy!.Arn }).Policy?.AttachmentCount).toBe(1);
  const entities = cloud.call('iam', 'ListEntitiesForPolicy', { PolicyArn: Policy!.Arn });
  expect([entities.PolicyUsers, entities.PolicyGroups].flat()).toMatchObject([of]);
  expect(() => cloud.call('iam', 'DeletePolicy', { PolicyArn: Policy!.Arn })).toThrow(
    fault('DeleteConflict', 'Cannot delete a policy attached to entities.'),
  );
  expect(() => call('delete')).toThrow(
    fault('DeleteConflict', 'Cannot delete entity, must detach all policies first.'),
  );
  call('detach', { PolicyArn: Policy!.Arn });
  call('detach', { PolicyArn: readOnly });
  expect(() => call('detach', { PolicyArn: readOnly })).toThrow(fault('NoSuchEntity', /was not found/));
  expect(() => call('delete')).toThrow(
    fault('DeleteConflict', 'Cannot delete entity, must delete policies first.'),
  );
  call('remove', { PolicyName: 'p' });
  call('delete');
});

test('a user has two access keys at most, which are shown with their secret once', () => {
  using cloud = cloudOf();
  cloud.call('iam', 'CreateUser', { UserName });
  const { AccessKey } = cloud.call('iam', 'CreateAccessKey', { UserName });
  expect(AccessKey).toMatchObject({
    UserName,
    AccessKeyId: expect.stringMatching(/^AKIA[A-Z0-9]{16}$/),
    SecretAccessKey: expect.stringMatching(/^.{40}$/),
    Status: 'Active',
  });
  const { AccessKeyId } = AccessKey!;
  cloud.call('iam', 'UpdateAccessKey', { UserName, AccessKeyId, Status: 'Inactive' });
  const [listed] = cloud.call('iam', 'ListAccessKeys', { UserName }).AccessKeyMetadata!;
  expect(listed).toMatchObject({ AccessKeyId, Status: 'Inactive' });
  expect(listed).not.toHaveProperty('SecretAccessKey');
  expect(cloud.call('iam', 'ListAccessKeys', {}).AccessKeyMetadata).toEqual([]);
  expect(cloud.call('iam', 'GetAccessKeyLastUsed', { AccessKeyId })).toMatchObject({
    UserName,
    AccessKeyLastUsed: { ServiceName: 'N/A' },
  });
  expect(() => cloud.call('iam', 'DeleteUser', { UserName })).toThrow(
    fault('DeleteConflict', 'Cannot delete entity, must delete access keys first.'),
  );
  cloud.call('iam', 'DeleteAccessKey', { UserName, AccessKeyId });
  expect(() => cloud.call('iam', 'DeleteAccessKey', { UserName, AccessKeyId })).toThrow(
    fault('NoSuchEntity', `The Access Key with id ${AccessKeyId} cannot be found.`),
  );
  cloud.call('iam', 'DeleteUser', { UserName });
});

test('users join groups and leave them, and keep both under a new name', () => {
  using cloud = cloudOf();
  const { Group } = cloud.call('iam', 'CreateGroup', { GroupName, Path: '/ci/' });
  expect(Group).toMatchObject({ Arn: 'arn:aws:iam::000000000000:group/ci/team' });
  expect(() => cloud.call('iam', 'CreateGroup', { GroupName })).toThrow(
    fault('EntityAlreadyExists', 'Group with name team already exists.'),
  );
  cloud.call('iam', 'CreateUser', { UserName });
  cloud.call('iam', 'AddUserToGroup', { GroupName, UserName });
  cloud.call('iam', 'AddUserToGroup', { GroupName, UserName });
  cloud.call('iam', 'UpdateUser', { UserName, NewUserName: 'renamed', NewPath: '/ci/' });
  const members = () => cloud.call('iam', 'GetGroup', { GroupName }).Users?.map((user) => user.Arn);
  expect(members()).toEqual(['arn:aws:iam::000000000000:user/ci/renamed']);
  expect(cloud.call('iam', 'ListGroupsForUser', { UserName: 'renamed' }).Groups).toMatchObject([
    { GroupName },
  ]);
  expect(() => cloud.call('iam', 'DeleteUser', { UserName: 'renamed' })).toThrow(
    fault('DeleteConflict', 'Cannot delete entity, must remove users from group first.'),
  );
  expect(() => cloud.call('iam', 'DeleteGroup', { GroupName })).toThrow(
    fault('DeleteConflict', 'Cannot delete entity, must remove users from group first.'),
  );
  cloud.call('iam', 'RemoveUserFromGroup', { GroupName, UserName: 'renamed' });
  expect(members()).toEqual([]);
  cloud.call('iam', 'UpdateGroup', { GroupName, NewGroupName: 'crew' });
  expect(cloud.call('iam', 'ListGroups', { PathPrefix: '/ci/' }).Groups).toMatchObject([
    { GroupName: 'crew' },
  ]);
  cloud.call('iam', 'DeleteGroup', { GroupName: 'crew' });
  expect(() => cloud.call('iam', 'GetGroup', { GroupName: 'crew' })).toThrow(
    fault('NoSuchEntity', 'The group with name crew cannot be found.'),
  );
});

test('a user has tags and a permissions boundary', () => {
  using cloud = cloudOf();
  cloud.call('iam', 'CreateUser', { UserName });
  cloud.call('iam', 'TagUser', {
    UserName,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  cloud.call('iam', 'UntagUser', { UserName, TagKeys: ['a'] });
  expect(cloud.call('iam', 'ListUserTags', { UserName }).Tags).toEqual([{ Key: 'b', Value: '2' }]);
  cloud.call('iam', 'PutUserPermissionsBoundary', { UserName, PermissionsBoundary: readOnly });
  const user = () => cloud.call('iam', 'GetUser', { UserName }).User;
  expect(user()?.PermissionsBoundary?.PermissionsBoundaryArn).toBe(readOnly);
  cloud.call('iam', 'DeleteUserPermissionsBoundary', { UserName });
  expect(user()).not.toHaveProperty('PermissionsBoundary');
  expect(() =>
    cloud.call('iam', 'PutUserPermissionsBoundary', {
      UserName,
      PermissionsBoundary: 'arn:aws:iam::1:policy/x',
    }),
  ).toThrow(fault('NoSuchEntity', /^Scope ARN/));
});

test('a provider of OpenID Connect has clients, thumbprints and tags', () => {
  using cloud = cloudOf();
  const Url = 'https://token.actions.githubusercontent.com';
  const create = () =>
    cloud.call('iam', 'CreateOpenIDConnectProvider', { Url, ClientIDList: ['sts.amazonaws.com'] });
  const { OpenIDConnectProviderArn } = create();
  expect(OpenIDConnectProviderArn).toBe(
    'arn:aws:iam::000000000000:oidc-provider/token.actions.githubusercontent.com',
  );
  expect(create).toThrow(fault('EntityAlreadyExists', `Provider with url ${Url} already exists.`));
  expect(() => cloud.call('iam', 'CreateOpenIDConnectProvider', { Url: 'http://a' })).toThrow(
    expect.objectContaining({ code: 'InvalidInput' }),
  );
  const of = { OpenIDConnectProviderArn };
  cloud.call('iam', 'AddClientIDToOpenIDConnectProvider', { ...of, ClientID: 'b' });
  cloud.call('iam', 'RemoveClientIDFromOpenIDConnectProvider', { ...of, ClientID: 'sts.amazonaws.com' });
  cloud.call('iam', 'UpdateOpenIDConnectProviderThumbprint', { ...of, ThumbprintList: ['f'.repeat(40)] });
  cloud.call('iam', 'TagOpenIDConnectProvider', {
    ...of,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  cloud.call('iam', 'UntagOpenIDConnectProvider', { ...of, TagKeys: ['a'] });
  expect(cloud.call('iam', 'GetOpenIDConnectProvider', of)).toMatchObject({
    Url: 'token.actions.githubusercontent.com',
    ClientIDList: ['b'],
    ThumbprintList: ['f'.repeat(40)],
  });
  expect(cloud.call('iam', 'ListOpenIDConnectProviderTags', of).Tags).toEqual([{ Key: 'b', Value: '2' }]);
  expect(cloud.call('iam', 'ListOpenIDConnectProviders', {}).OpenIDConnectProviderList).toEqual([
    { Arn: OpenIDConnectProviderArn },
  ]);
  cloud.call('iam', 'DeleteOpenIDConnectProvider', of);
  expect(() => cloud.call('iam', 'GetOpenIDConnectProvider', of)).toThrow(
    fault('NoSuchEntity', /^OpenIDConnect Provider not found/),
  );
});

test('a provider of SAML keeps its metadata document', () => {
  using cloud = cloudOf();
  const document = '<EntityDescriptor/>'.padEnd(1000);
  const create = () =>
    cloud.call('iam', 'CreateSAMLProvider', { Name: 'idp', SAMLMetadataDocument: document });
  const { SAMLProviderArn } = create();
  expect(create).toThrow(expect.objectContaining({ code: 'EntityAlreadyExists' }));
  const of = { SAMLProviderArn };
  cloud.call('iam', 'UpdateSAMLProvider', { ...of, SAMLMetadataDocument: `${document} ` });
  cloud.call('iam', 'TagSAMLProvider', {
    ...of,
    Tags: [
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ],
  });
  cloud.call('iam', 'UntagSAMLProvider', { ...of, TagKeys: ['a'] });
  expect(cloud.call('iam', 'GetSAMLProvider', of)).toMatchObject({ SAMLMetadataDocument: `${document} ` });
  expect(cloud.call('iam', 'ListSAMLProviderTags', of).Tags).toEqual([{ Key: 'b', Value: '2' }]);
  expect(cloud.call('iam', 'ListSAMLProviders', {}).SAMLProviderList).toMatchObject([
    { Arn: SAMLProviderArn },
  ]);
  cloud.call('iam', 'DeleteSAMLProvider', of);
  expect(() => cloud.call('iam', 'GetSAMLProvider', of)).toThrow(
    fault('NoSuchEntity', /^Manifest not found/),
  );
});
