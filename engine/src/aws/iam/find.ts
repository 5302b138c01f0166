// Looks records up. A `require` function throws AWS's NoSuchEntity when there is no such record.
import type { Context } from '../../kernel/context.ts';
import {
  noSuchAccessKey,
  noSuchGroup,
  noSuchInstanceProfile,
  noSuchOidcProvider,
  noSuchPolicy,
  noSuchRole,
  noSuchSamlProvider,
  noSuchServerCertificate,
  noSuchUser,
  protectedRole,
} from './faults.ts';
import {
  type AccessKeyRecord,
  accessKeys,
  type GroupRecord,
  groups,
  type InstanceProfileRecord,
  instanceProfiles,
  type ManagedPolicyRecord,
  managedPolicies,
  type OidcProviderRecord,
  oidcProviders,
  type PolicyHolder,
  type RoleRecord,
  roles,
  type SamlProviderRecord,
  type ServerCertificateRecord,
  samlProviders,
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

/** Who is meant where a user's name may be left out: the caller. */
export const nameOrCaller = (name: string | undefined, { caller }: Pick<Context, 'caller'>) =>
  name ?? (caller?.kind === 'user' ? caller.arn.slice(caller.arn.lastIndexOf('/') + 1) : undefined);

export function requireUser(name: string | undefined, ctx: Context): UserRecord {
  const user = ctx.get(users, name ?? '');
  if (!user) throw noSuchUser(name ?? '');
  return user;
}

export function requireGroup(name: string | undefined, ctx: Context): GroupRecord {
  const group = ctx.get(groups, name ?? '');
  if (!group) throw noSuchGroup(name ?? '');
  return group;
}

/** @param user its owner, where the caller names one */
export function requireAccessKey(
  id: string | undefined,
  user: string | undefined,
  ctx: Context,
): AccessKeyRecord {
  const key = ctx.get(accessKeys, id ?? '');
  if (!key || (user !== undefined && key.user !== user)) throw noSuchAccessKey(id ?? '');
  return key;
}

export function requireOidcProvider(arn: string | undefined, ctx: Context): OidcProviderRecord {
  const provider = ctx.get(oidcProviders, arn ?? '');
  if (!provider) throw noSuchOidcProvider(arn ?? '');
  return provider;
}

export function requireSamlProvider(arn: string | undefined, ctx: Context): SamlProviderRecord {
  const provider = ctx.get(samlProviders, arn ?? '');
  if (!provider) throw noSuchSamlProvider(arn ?? '');
  return provider;
}

/** The groups that a user is in. */
export function groupsOf(user: string, ctx: Context): GroupRecord[] {
  return ctx.all(groups).filter(({ members }) => members.includes(user));
}

/** All that can have a managed policy. */
export function holdersOf(policyArn: string, ctx: Context) {
  const holds = ({ attachedPolicies }: PolicyHolder) => attachedPolicies.includes(policyArn);
  return {
    roles: ctx.all(roles).filter(holds),
    users: ctx.all(users).filter(holds),
    groups: ctx.all(groups).filter(holds),
  };
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
