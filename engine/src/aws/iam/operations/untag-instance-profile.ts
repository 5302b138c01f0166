// https://docs.aws.amazon.com/IAM/latest/APIReference/API_UntagInstanceProfile.html
import type { Operation } from '../../../kernel/context.ts';
import { requireInstanceProfile } from '../find.ts';
import { instanceProfiles } from '../state.ts';
import { withoutTags } from '../tags.ts';

export const untagInstanceProfile: Operation<'iam', 'UntagInstanceProfile'> = (input, ctx) => {
  const profile = requireInstanceProfile(input.InstanceProfileName, ctx);
  const tags = withoutTags(profile.tags, input.TagKeys!);
  ctx.put(instanceProfiles, profile.name, { ...profile, tags });
  return {};
};
