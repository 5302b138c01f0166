// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html
import type { Operation } from '../../../kernel/context.ts';
import { instanceProfiles } from '../state.ts';
import { marked, shownInstanceProfile } from '../views.ts';

export const listInstanceProfiles: Operation<'iam', 'ListInstanceProfiles'> = (input, ctx) => {
  const below = ctx
    .all(instanceProfiles)
    .filter((profile) => profile.path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = marked(below, (profile) => profile.name, input);
  return { InstanceProfiles: items.map((profile) => shownInstanceProfile(profile, ctx)), ...marker };
};
