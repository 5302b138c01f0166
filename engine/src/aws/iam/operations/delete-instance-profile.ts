// https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteInstanceProfile.html
import type { Operation } from '../../../kernel/context.ts';
import { deleteConflict } from '../faults.ts';
import { requireInstanceProfile } from '../find.ts';
import { instanceProfiles } from '../state.ts';

export const deleteInstanceProfile: Operation<'iam', 'DeleteInstanceProfile'> = (input, ctx) => {
  const profile = requireInstanceProfile(input.InstanceProfileName, ctx);
  if (profile.roles.length > 0) {
    throw deleteConflict('Cannot delete entity, must remove roles from instance profile first.');
  }
  ctx.delete(instanceProfiles, profile.name);
  return {};
};
