// Records as IAM's API returns them. Policy documents are URL-encoded, as on AWS: the AWS CLI decodes them, and users of an
// SDK decode them themselves.
import type {
  AccessKeyMetadata,
  Group,
  InstanceProfile,
  Policy,
  Role,
  ServerCertificateMetadata,
  User,
} from '@aws-sdk/client-iam';
import type { Context } from '../../kernel/context.ts';
import { holdersOf } from './find.ts';
import {
  type AccessKeyRecord,
  type GroupRecord,
  type InstanceProfileRecord,
  type ManagedPolicyRecord,
  type RoleRecord,
  roles,
  type ServerCertificateRecord,
  type UserRecord,
  users,
} from './state.ts';
import { tagViews } from './tags.ts';

export function iamArn(kind: string, path: string, name: string, ctx: Context): string {
  return `arn:aws:iam::${ctx.account}:${kind}${path}${name}`;
}

export function roleView(role: RoleRecord, ctx: Context): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: iamArn('role', role.path, role.name, ctx),
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodeURIComponent(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
    ...(role.permissionsBoundary ? { PermissionsBoundary: boundaryView(role.permissionsBoundary) } : {}),
    ...(Object.keys(role.tags).length > 0 ? { Tags: tagViews(role.tags) } : {}),
  };
}

const boundaryView = (arn: string) => ({
  PermissionsBoundaryType: 'Policy' as never,
  PermissionsBoundaryArn: arn,
});

export function groupView(group: GroupRecord, ctx: Context): Group {
  return {
    Path: group.path,
    GroupName: group.name,
    GroupId: group.id,
    Arn: iamArn('group', group.path, group.name, ctx),
    CreateDate: new Date(group.createdAt),
  };
}

export function accessKeyView({ id, user, status, createdAt }: AccessKeyRecord): AccessKeyMetadata {
  return { UserName: user, AccessKeyId: id, Status: status, CreateDate: new Date(createdAt) };
}

export function policyView(policy: ManagedPolicyRecord, ctx: Context): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: Object.values(holdersOf(policy.arn, ctx)).flat().length,
    PermissionsBoundaryUsageCount: [...ctx.all(roles), ...ctx.all(users)].filter(
      ({ permissionsBoundary }) => permissionsBoundary === policy.arn,
    ).length,
    IsAttachable: true,
    Description: policy.description,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.updatedAt),
    ...(Object.keys(policy.tags).length > 0 ? { Tags: tagViews(policy.tags) } : {}),
  };
}

export function instanceProfileView(profile: InstanceProfileRecord, ctx: Context): InstanceProfile {
  const members = profile.roles.map((name) => ctx.get(roles, name)).filter((role) => role !== undefined);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: iamArn('instance-profile', profile.path, profile.name, ctx),
    CreateDate: new Date(profile.createdAt),
    Roles: members.map((role) => roleView(role, ctx)),
    Tags: tagViews(profile.tags),
  };
}

export function userView(user: UserRecord, ctx: Context): User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: iamArn('user', user.path, user.name, ctx),
    CreateDate: new Date(user.createdAt),
    ...(user.permissionsBoundary ? { PermissionsBoundary: boundaryView(user.permissionsBoundary) } : {}),
    ...(Object.keys(user.tags).length > 0 ? { Tags: tagViews(user.tags) } : {}),
  };
}

export function serverCertificateView(
  certificate: ServerCertificateRecord,
  ctx: Context,
): ServerCertificateMetadata {
  return {
    Path: certificate.path,
    ServerCertificateName: certificate.name,
    ServerCertificateId: certificate.id,
    Arn: iamArn('server-certificate', certificate.path, certificate.name, ctx),
    UploadDate: new Date(certificate.createdAt),
    Expiration: new Date(certificate.expiresAt),
  };
}
