// IAM's records. Nothing here is enforced: no call is ever refused because a policy does not allow it. What AWS refuses to
// store (a malformed policy, a conflict) is refused here too.
import { defineTable } from '../../kernel/table.ts';

declare module '../../kernel/registry.ts' {
  interface Tables {
    'iam/roles': RoleRecord;
    'iam/policies': ManagedPolicyRecord;
    'iam/instance-profiles': InstanceProfileRecord;
    'iam/users': UserRecord;
    'iam/groups': GroupRecord;
    'iam/access-keys': AccessKeyRecord;
    'iam/former-access-keys': FormerAccessKeyRecord;
    'iam/oidc-providers': OidcProviderRecord;
    'iam/saml-providers': SamlProviderRecord;
    'iam/server-certificates': ServerCertificateRecord;
  }
}

/** What a role, a user and a group have in common. */
export interface PolicyHolder {
  readonly name: string;
  /** Inline policies: JSON texts by name. */
  readonly inlinePolicies: Readonly<Record<string, string>>;
  /** ARNs of managed policies. */
  readonly attachedPolicies: readonly string[];
}

export interface RoleRecord extends PolicyHolder {
  readonly path: string;
  readonly id: string;
  /** JSON text, as given. */
  readonly trustPolicy: string;
  readonly description?: string;
  readonly maxSessionSeconds: number;
  readonly permissionsBoundary?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

export interface ManagedPolicyVersion {
  readonly id: `v${number}`;
  readonly document: string;
  readonly createdAt: number;
}

export interface ManagedPolicyRecord {
  readonly arn: string;
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly description?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly defaultVersion: string;
  /** The number of the latest version ever created, so that no id is used twice. */
  readonly lastVersion: number;
  readonly versions: readonly ManagedPolicyVersion[];
}

export interface InstanceProfileRecord {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  /** At most one role, as on AWS. */
  readonly roles: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

export interface UserRecord extends PolicyHolder {
  readonly permissionsBoundary?: string;
  readonly path: string;
  readonly id: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

export interface GroupRecord extends PolicyHolder {
  readonly path: string;
  readonly id: string;
  readonly createdAt: number;
  /** Names of users. */
  readonly members: readonly string[];
}

/** A key that was deleted: whoever still has it is nobody. */
export interface FormerAccessKeyRecord {
  readonly deletedAt: number;
}

export interface AccessKeyRecord {
  readonly id: string;
  /** Kept for Fn::GetAtt. Any credentials are accepted. */
  readonly secret: string;
  readonly user: string;
  readonly status: 'Active' | 'Inactive';
  readonly createdAt: number;
}

export interface OidcProviderRecord {
  readonly arn: string;
  /** Without `https://`. */
  readonly url: string;
  readonly clientIds: readonly string[];
  readonly thumbprints: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

export interface SamlProviderRecord {
  readonly arn: string;
  readonly name: string;
  readonly document: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

export interface ServerCertificateRecord {
  readonly name: string;
  readonly path: string;
  readonly id: string;
  readonly body: string;
  readonly chain?: string;
  readonly expiresAt: number;
  readonly tags: Readonly<Record<string, string>>;
  readonly createdAt: number;
}

/** Key: the role's name. */
export const roles = defineTable('iam/roles', { global: true });
/** Key: the policy's ARN. */
export const managedPolicies = defineTable('iam/policies', { global: true });
/** Key: the profile's name. */
export const instanceProfiles = defineTable('iam/instance-profiles', { global: true });
/** Key: the user's name. */
export const users = defineTable('iam/users', { global: true });
/** Key: the group's name. */
export const groups = defineTable('iam/groups', { global: true });
/** Key: the access key's id. */
export const accessKeys = defineTable('iam/access-keys', { global: true });
/** Key: the id. */
export const formerAccessKeys = defineTable('iam/former-access-keys', { global: true });
/** Key: the provider's ARN. */
export const oidcProviders = defineTable('iam/oidc-providers', { global: true });
/** Key: the provider's ARN. */
export const samlProviders = defineTable('iam/saml-providers', { global: true });
/** Key: the certificate's name. */
export const serverCertificates = defineTable('iam/server-certificates', { global: true });
