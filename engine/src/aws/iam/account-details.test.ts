// All that an account has of IAM in one answer, and lists of what it cannot have here.
import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { allow, awsManaged, fault, trust } from './testing/documents.ts';

test('GetAccountAuthorizationDetails returns every entity with its policies, by kind and in pages', () => {
  using cloud = rehearse({ services: [iam] });
  const { Policy } = cloud.call('iam', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: allow() });
  const PolicyArn = Policy!.Arn!;
  cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust });
  cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'i' });
  cloud.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'i', RoleName: 'r' });
  cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn: awsManaged });
  cloud.call('iam', 'CreateUser', { UserName: 'u' });
  cloud.call('iam', 'PutUserPolicy', { UserName: 'u', PolicyName: 'inline', PolicyDocument: allow() });
  cloud.call('iam', 'CreateGroup', { GroupName: 'g' });
  cloud.call('iam', 'AddUserToGroup', { GroupName: 'g', UserName: 'u' });
  cloud.call('iam', 'AttachGroupPolicy', { GroupName: 'g', PolicyArn });

  const details = (input: object = {}) => cloud.call('iam', 'GetAccountAuthorizationDetails', input);
  expect(details()).toMatchObject({
    UserDetailList: [
      {
        UserName: 'u',
        GroupList: ['g'],
        UserPolicyList: [{ PolicyName: 'inline', PolicyDocument: encodeURIComponent(allow()) }],
      },
    ],
    GroupDetailList: [{ GroupName: 'g', AttachedManagedPolicies: [{ PolicyName: 'p', PolicyArn }] }],
    RoleDetailList: [
      {
        RoleName: 'r',
        AssumeRolePolicyDocument: encodeURIComponent(trust),
        InstanceProfileList: [{ InstanceProfileName: 'i' }],
        AttachedManagedPolicies: [{ PolicyArn: awsManaged }],
      },
    ],
    IsTruncated: false,
  });
  const policies = details().Policies!;
  expect(policies.map(({ Arn }) => Arn)).toEqual([PolicyArn, awsManaged].sort());
  expect(policies.find(({ Arn }) => Arn === PolicyArn)?.PolicyVersionList).toMatchObject([
    { VersionId: 'v1', IsDefaultVersion: true, Document: encodeURIComponent(allow()) },
  ]);
  expect(details({ Filter: ['Role', 'LocalManagedPolicy'] })).toMatchObject({
    UserDetailList: [],
    RoleDetailList: [{ RoleName: 'r' }],
    Policies: [{ Arn: PolicyArn }],
  });
  const { Marker, IsTruncated, UserDetailList } = details({ MaxItems: 3 });
  expect([IsTruncated, UserDetailList]).toEqual([true, []]);
  expect(details({ Marker })).toMatchObject({ UserDetailList: [{ UserName: 'u' }], IsTruncated: false });
});

test('devices, keys and certificates of users are lists without entries, for users that exist', () => {
  using cloud = rehearse({ services: [iam] });
  cloud.call('iam', 'CreateUser', { UserName: 'u' });
  const lists = (UserName: string) => [
    () => cloud.call('iam', 'ListMFADevices', { UserName }).MFADevices,
    () => cloud.call('iam', 'ListSSHPublicKeys', { UserName }).SSHPublicKeys,
    () => cloud.call('iam', 'ListSigningCertificates', { UserName }).Certificates,
    () => cloud.call('iam', 'ListServiceSpecificCredentials', { UserName }).ServiceSpecificCredentials,
  ];
  for (const list of lists('u')) expect(list()).toEqual([]);
  for (const list of lists('nobody')) expect(list).toThrow(fault('NoSuchEntity', /nobody/));
  expect(cloud.call('iam', 'ListVirtualMFADevices', {}).VirtualMFADevices).toEqual([]);
  expect(() => cloud.call('iam', 'ListMFADeviceTags', { SerialNumber: 'arn:mfa' })).toThrow(
    fault('NoSuchEntity', "VirtualMFADevice with serial number arn:mfa doesn't exist."),
  );
});
