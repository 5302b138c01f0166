// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListInstanceProfilesForRole.html

import type { Operation } from '../../../kernel/context.ts';
import { instanceProfilesOf, requireRole } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { instanceProfileView } from '../views.ts';

export const listInstanceProfilesForRole: Operation<'iam', 'ListInstanceProfilesForRole'> = (input, ctx) => {
  const { name } = requireRole(input.RoleName, ctx);
  const { items, marker } = pageByMarker(instanceProfilesOf(name, ctx), (profile) => profile.name, input);
  // A list has no tags, as on AWS.
  return {
    InstanceProfiles: items
      .map((profile) => instanceProfileView(profile, ctx))
      .map(({ Tags: _tags, ...profile }) => profile),
    ...marker,
  };
};
