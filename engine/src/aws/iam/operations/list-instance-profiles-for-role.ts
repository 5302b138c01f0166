// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html
import type { Operation } from '../../../kernel/context.ts';
import { findRole } from '../find.ts';
import { marked, profilesOfRole, shownInstanceProfile } from '../views.ts';

export const listInstanceProfilesForRole: Operation<'iam', 'ListInstanceProfilesForRole'> = (input, ctx) => {
  const { name } = findRole(input.RoleName, ctx);
  const { items, marker } = marked(profilesOfRole(name, ctx), (profile) => profile.name, input);
  return { InstanceProfiles: items.map((profile) => shownInstanceProfile(profile, ctx)), ...marker };
};
