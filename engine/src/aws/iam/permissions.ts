// What calls of IAM need in policies.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
import type { ServicePermissions } from '../../contracts/service-permissions.ts';
import { nameOrCaller } from './find.ts';
import { groups, instanceProfiles, roles, users } from './state.ts';

/** Where the caller is meant when no user is named. */
const ofUser = /^(GetUser|(Create|Update|Delete)AccessKey|ListAccessKeys)$/;

export const permissions: ServicePermissions = {
  resource({ RoleName, UserName, GroupName, InstanceProfileName, PolicyName, Path }, at, operation) {
    const arn = (kind: string, name: string, found: { readonly path: string } | undefined) =>
      `arn:aws:iam::${at.account}:${kind}${found?.path ?? Path ?? '/'}${name}`;
    if (InstanceProfileName !== undefined)
      return arn('instance-profile', InstanceProfileName, at.get(instanceProfiles, InstanceProfileName));
    if (RoleName !== undefined) return arn('role', RoleName, at.get(roles, RoleName));
    if (GroupName !== undefined) return arn('group', GroupName, at.get(groups, GroupName));
    const name: string | undefined = ofUser.test(operation) ? nameOrCaller(UserName, at) : UserName;
    if (name !== undefined) return arn('user', name, at.get(users, name));
    return operation === 'CreatePolicy' ? arn('policy', PolicyName, undefined) : undefined;
  },

  keys: ({ PermissionsBoundary, PolicyArn, AWSServiceName }) => ({
    'iam:permissionsboundary': PermissionsBoundary,
    'iam:policyarn': PolicyArn,
    'iam:awsservicename': AWSServiceName,
  }),

  passes: {
    AddRoleToInstanceProfile: ({ RoleName }) => [[RoleName, 'ec2.amazonaws.com']],
  },
};
