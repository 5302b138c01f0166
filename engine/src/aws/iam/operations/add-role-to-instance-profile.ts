// https://docs.aws.amazon.com/IAM/latest/APIReference/API_AddRoleToInstanceProfile.html
import type { Operation } from '../../../kernel/context.ts';
import { limitExceeded } from '../faults.ts';
import { requireInstanceProfile, requireModifiableRole } from '../find.ts';
import { instanceProfiles } from '../state.ts';

export const addRoleToInstanceProfile: Operation<'iam', 'AddRoleToInstanceProfile'> = (input, ctx) => {
  const profile = requireInstanceProfile(input.InstanceProfileName, ctx);
  const role = requireModifiableRole(input.RoleName, ctx);
  if (profile.roles.length > 0) {
    throw limitExceeded('Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1');
  }
  ctx.put(instanceProfiles, profile.name, { ...profile, roles: [role.name] });
  return {};
};
