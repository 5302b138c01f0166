// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html
import type { Operation } from '../../../kernel/context.ts';
import { findInstanceProfile } from '../find.ts';
import { instanceProfiles } from '../state.ts';
import { recordedTags } from '../views.ts';

export const tagInstanceProfile: Operation<'iam', 'TagInstanceProfile'> = (input, ctx) => {
  const profile = findInstanceProfile(input.InstanceProfileName, ctx);
  const tags = { ...profile.tags, ...recordedTags(input.Tags) };
  ctx.put(instanceProfiles, profile.name, { ...profile, tags });
  return {};
};
