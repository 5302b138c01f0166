// Records as IAM's API shows them. Documents come URL-encoded, as AWS sends them; the CLI and SDKs' users decode.
import type {
  InstanceProfile,
  Policy,
  Role,
  ServerCertificateMetadata,
  Tag,
  User,
} from '@aws-sdk/client-iam';
import type { Context } from '../../kernel/context.ts';
import { page } from '../../kernel/page.ts';
import { invalidInput } from './faults.ts';
import {
  type InstanceProfileRecord,
  instanceProfiles,
  type ManagedPolicyRecord,
  type RoleRecord,
  roles,
  type ServerCertificateRecord,
  type UserRecord,
} from './state.ts';

export function iamArn(kind: string, path: string, name: string, ctx: Context): string {
  return `arn:aws:iam::${ctx.account}:${kind}${path}${name}`;
}

export function shownRole(role: RoleRecord, ctx: Context): Role {
  return {
    Path: role.path,
    RoleName: role.name,
    RoleId: role.id,
    Arn: iamArn('role', role.path, role.name, ctx),
    CreateDate: new Date(role.createdAt),
    AssumeRolePolicyDocument: encodeURIComponent(role.trustPolicy),
    Description: role.description,
    MaxSessionDuration: role.maxSessionSeconds,
    ...(role.permissionsBoundary
      ? {
          PermissionsBoundary: {
            PermissionsBoundaryType: 'Policy' as never,
            PermissionsBoundaryArn: role.permissionsBoundary,
          },
        }
      : {}),
    ...(Object.keys(role.tags).length > 0 ? { Tags: shownTags(role.tags) } : {}),
  };
}

export function shownPolicy(policy: ManagedPolicyRecord, ctx: Context): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.defaultVersion,
    AttachmentCount: ctx.all(roles).filter((role) => role.attachedPolicies.includes(policy.arn)).length,
    PermissionsBoundaryUsageCount: ctx.all(roles).filter((role) => role.permissionsBoundary === policy.arn)
      .length,
    IsAttachable: true,
    Description: policy.description,
    CreateDate: new Date(policy.createdAt),
    UpdateDate: new Date(policy.updatedAt),
    ...(Object.keys(policy.tags).length > 0 ? { Tags: shownTags(policy.tags) } : {}),
  };
}

export function shownInstanceProfile(profile: InstanceProfileRecord, ctx: Context): InstanceProfile {
  const members = profile.roles.map((name) => ctx.get(roles, name)).filter((role) => role !== undefined);
  return {
    Path: profile.path,
    InstanceProfileName: profile.name,
    InstanceProfileId: profile.id,
    Arn: iamArn('instance-profile', profile.path, profile.name, ctx),
    CreateDate: new Date(profile.createdAt),
    Roles: members.map((role) => shownRole(role, ctx)),
    Tags: shownTags(profile.tags),
  };
}

export function profilesOfRole(role: string, ctx: Context): InstanceProfileRecord[] {
  return ctx.all(instanceProfiles).filter((profile) => profile.roles.includes(role));
}

export function shownUser(user: UserRecord, ctx: Context): User {
  return {
    Path: user.path,
    UserName: user.name,
    UserId: user.id,
    Arn: iamArn('user', user.path, user.name, ctx),
    CreateDate: new Date(user.createdAt),
    ...(Object.keys(user.tags).length > 0 ? { Tags: shownTags(user.tags) } : {}),
  };
}

export function shownServerCertificate(
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

export function shownTags(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

export function recordedTags(tags: readonly Tag[] | undefined): Record<string, string> {
  return Object.fromEntries((tags ?? []).map((tag) => [tag.Key!, tag.Value!]));
}

export function withoutTags(
  tags: Readonly<Record<string, string>>,
  keys: readonly string[],
): Record<string, string> {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !keys.includes(key)));
}

/** IAM's own form of pagination: Marker in, IsTruncated and Marker out, 100 items unless told otherwise. */
export function marked<T>(
  items: readonly T[],
  key: (item: T) => string,
  input: { readonly Marker?: string | undefined; readonly MaxItems?: number | undefined },
): { readonly items: T[]; readonly marker: { IsTruncated: boolean; Marker?: string } } {
  const shown = page(items, key, input.MaxItems ?? 100, input.Marker);
  if (!shown) throw invalidInput(`Invalid Marker: ${input.Marker}`);
  return {
    items: shown.items,
    marker: shown.nextToken ? { IsTruncated: true, Marker: shown.nextToken } : { IsTruncated: false },
  };
}
