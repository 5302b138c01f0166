// https://docs.aws.amazon.com/IAM/latest/APIReference/API_RemoveRoleFromInstanceProfile.html
import type { Operation } from '../../../kernel/context.ts';
import { notInProfile } from '../faults.ts';
import { requireInstanceProfile, requireModifiableRole } from '../find.ts';
import { instanceProfiles } from '../state.ts';

export const removeRoleFromInstanceProfile: Operation<'iam', 'RemoveRoleFromInstanceProfile'> = (
  input,
  ctx,
) => {
  const profile = requireInstanceProfile(input.InstanceProfileName, ctx);
  const role = requireModifiableRole(input.RoleName, ctx);
  if (!profile.roles.includes(role.name)) throw notInProfile(role.name, profile.name);
  ctx.put(instanceProfiles, profile.name, { ...profile, roles: [] });
  return {};
};
