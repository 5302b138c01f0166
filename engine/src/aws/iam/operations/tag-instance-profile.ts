// https://docs.aws.amazon.com/IAM/latest/APIReference/API_TagInstanceProfile.html
import type { Operation } from '../../../kernel/context.ts';
import { requireInstanceProfile } from '../find.ts';
import { instanceProfiles } from '../state.ts';
import { tagMap } from '../tags.ts';

export const tagInstanceProfile: Operation<'iam', 'TagInstanceProfile'> = (input, ctx) => {
  const profile = requireInstanceProfile(input.InstanceProfileName, ctx);
  const tags = { ...profile.tags, ...tagMap(input.Tags) };
  ctx.put(instanceProfiles, profile.name, { ...profile, tags });
  return {};
};
