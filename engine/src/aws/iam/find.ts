// Looks records up. A `require` function throws AWS's NoSuchEntity when there is no such record.
import type { Context } from '../../kernel/context.ts';
import {
  noSuchInstanceProfile,
  noSuchPolicy,
  noSuchRole,
  noSuchServerCertificate,
  noSuchUser,
  protectedRole,
} from './faults.ts';
import {
  type InstanceProfileRecord,
  instanceProfiles,
  type ManagedPolicyRecord,
  managedPolicies,
  type RoleRecord,
  roles,
  type ServerCertificateRecord,
  serverCertificates,
  type UserRecord,
  users,
} from './state.ts';

export function requireRole(name: string | undefined, ctx: Context): RoleRecord {
  const role = ctx.get(roles, name ?? '');
  if (!role) throw noSuchRole(name ?? '');
  return role;
}

/** Refuses service-linked roles, which only AWS can change. */
export function requireModifiableRole(name: string | undefined, ctx: Context): RoleRecord {
  const role = requireRole(name, ctx);
  if (isServiceLinked(role)) throw protectedRole(role.name);
  return role;
}

export const isServiceLinked = ({ path }: RoleRecord): boolean => path.startsWith('/aws-service-role/');

export function requirePolicy(arn: string | undefined, ctx: Context): ManagedPolicyRecord {
  const policy = ctx.get(managedPolicies, arn ?? '');
  if (!policy) throw noSuchPolicy(arn ?? '');
  return policy;
}

export function requireInstanceProfile(name: string | undefined, ctx: Context): InstanceProfileRecord {
  const profile = ctx.get(instanceProfiles, name ?? '');
  if (!profile) throw noSuchInstanceProfile(name ?? '');
  return profile;
}

export function requireUser(name: string | undefined, ctx: Context): UserRecord {
  const user = ctx.get(users, name ?? '');
  if (!user) throw noSuchUser(name ?? '');
  return user;
}

export function requireServerCertificate(name: string | undefined, ctx: Context): ServerCertificateRecord {
  const certificate = ctx.get(serverCertificates, name ?? '');
  if (!certificate) throw noSuchServerCertificate(name ?? '');
  return certificate;
}

/** The instance profiles that contain a role. */
export function instanceProfilesOf(role: string, ctx: Context): InstanceProfileRecord[] {
  return ctx.all(instanceProfiles).filter((profile) => profile.roles.includes(role));
}
