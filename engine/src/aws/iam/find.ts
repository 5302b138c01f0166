// Looks entities up by name, with AWS's NoSuchEntity when there is none.
import type { Context } from '../../kernel/context.ts';
import { noSuchInstanceProfile, noSuchPolicy, noSuchRole, noSuchUser } from './faults.ts';
import {
  type InstanceProfileRecord,
  instanceProfiles,
  type ManagedPolicyRecord,
  managedPolicies,
  type RoleRecord,
  roles,
  type UserRecord,
  users,
} from './state.ts';

export function findRole(name: string | undefined, ctx: Context): RoleRecord {
  const role = ctx.get(roles, name ?? '');
  if (!role) throw noSuchRole(name ?? '');
  return role;
}

export function findPolicy(arn: string | undefined, ctx: Context): ManagedPolicyRecord {
  const policy = ctx.get(managedPolicies, arn ?? '');
  if (!policy) throw noSuchPolicy(arn ?? '');
  return policy;
}

export function findInstanceProfile(name: string | undefined, ctx: Context): InstanceProfileRecord {
  const profile = ctx.get(instanceProfiles, name ?? '');
  if (!profile) throw noSuchInstanceProfile(name ?? '');
  return profile;
}

export function findUser(name: string | undefined, ctx: Context): UserRecord {
  const user = ctx.get(users, name ?? '');
  if (!user) throw noSuchUser(name ?? '');
  return user;
}
