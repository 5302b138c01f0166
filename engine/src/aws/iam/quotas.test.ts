import { expect, it } from 'vitest';
import { describeQuotas } from '../../testing/quota-rows.ts';
import { rehearse } from '../../testing/rehearsal.ts';
import { iam } from './index.ts';
import { quotas } from './quotas.ts';
import { certificate, privateKey } from './testing/certificate.ts';
import { allow, trust } from './testing/documents.ts';

const code = 'LimitExceeded';

describeQuotas([iam], iam.quotas!, [
  {
    quota: quotas.roles,
    add: (cloud, count) =>
      cloud.call('iam', 'CreateRole', { RoleName: `r${count}`, AssumeRolePolicyDocument: trust }),
    code,
    message: 'Cannot exceed quota for RolesPerAccount: 2',
  },
  {
    quota: quotas.policies,
    add: (cloud, count) =>
      cloud.call('iam', 'CreatePolicy', { PolicyName: `p${count}`, PolicyDocument: allow() }),
    code,
    message: 'Cannot exceed quota for PoliciesPerAccount: 2',
  },
  {
    quota: quotas.policiesPerRole,
    prepare: (cloud) => cloud.call('iam', 'CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trust }),
    add: (cloud, count) => {
      const created = cloud.call('iam', 'CreatePolicy', { PolicyName: `p${count}`, PolicyDocument: allow() });
      cloud.call('iam', 'AttachRolePolicy', { RoleName: 'r', PolicyArn: created.Policy!.Arn });
    },
    code,
    message: 'Cannot exceed quota for PoliciesPerRole: 2',
  },
  {
    quota: quotas.versionsPerPolicy,
    present: 1,
    prepare: (cloud) => cloud.call('iam', 'CreatePolicy', { PolicyName: 'p', PolicyDocument: allow() }),
    add: (cloud) =>
      cloud.call('iam', 'CreatePolicyVersion', {
        PolicyArn: 'arn:aws:iam::000000000000:policy/p',
        PolicyDocument: allow(),
      }),
    code,
    message:
      'A managed policy can have up to 2 versions. Before you create a new version, you must delete an existing version.',
  },
  {
    quota: quotas.instanceProfiles,
    add: (cloud, count) => cloud.call('iam', 'CreateInstanceProfile', { InstanceProfileName: `i${count}` }),
    code,
    message: 'Cannot exceed quota for InstanceProfilesPerAccount: 2',
  },
  {
    quota: quotas.groups,
    add: (cloud, count) => cloud.call('iam', 'CreateGroup', { GroupName: `g${count}` }),
    code,
    message: 'Cannot exceed quota for GroupsPerAccount: 2',
  },
  {
    quota: quotas.accessKeysPerUser,
    prepare: (cloud) => cloud.call('iam', 'CreateUser', { UserName: 'u' }),
    add: (cloud) => cloud.call('iam', 'CreateAccessKey', { UserName: 'u' }),
    code,
    message: 'Cannot exceed quota for AccessKeysPerUser: 2',
  },
  {
    quota: quotas.users,
    add: (cloud, count) => cloud.call('iam', 'CreateUser', { UserName: `u${count}` }),
    code,
    message: 'Cannot exceed quota for UsersPerAccount: 2',
  },
  {
    quota: quotas.serverCertificates,
    add: (cloud, count) =>
      cloud.call('iam', 'UploadServerCertificate', {
        ServerCertificateName: `c${count}`,
        CertificateBody: certificate,
        PrivateKey: privateKey,
      }),
    code,
    message: 'Cannot exceed quota for ServerCertificatesPerAccount: 2',
  },
]);

it('service-linked roles do not count as roles', () => {
  using cloud = rehearse({ services: [iam], quotas: new Map([[quotas.roles.code!, 1]]) });
  cloud.call('iam', 'CreateServiceLinkedRole', { AWSServiceName: 'ecs.amazonaws.com' });
  cloud.call('iam', 'CreateRole', { RoleName: 'own', AssumeRolePolicyDocument: trust });
  expect(cloud.call('iam', 'ListRoles', {}).Roles).toHaveLength(2);
});
