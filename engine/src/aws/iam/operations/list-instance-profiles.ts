// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfiles.html
import type { Operation } from '../../../kernel/context.ts';
import { pageByMarker } from '../paging.ts';
import { instanceProfiles } from '../state.ts';
import { instanceProfileView } from '../views.ts';

export const listInstanceProfiles: Operation<'iam', 'ListInstanceProfiles'> = (input, ctx) => {
  const inPath = ctx
    .all(instanceProfiles)
    .filter((profile) => profile.path.startsWith(input.PathPrefix ?? '/'));
  const { items, marker } = pageByMarker(inPath, (profile) => profile.name, input);
  // A list has no tags, as on AWS.
  return {
    InstanceProfiles: items
      .map((profile) => instanceProfileView(profile, ctx))
      .map(({ Tags: _tags, ...profile }) => profile),
    ...marker,
  };
};
