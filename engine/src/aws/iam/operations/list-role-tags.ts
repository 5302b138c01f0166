// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireRole } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { tagViews } from '../tags.ts';

export const listRoleTags: Operation<'iam', 'ListRoleTags'> = (input, ctx) => {
  const { items, marker } = pageByMarker(
    tagViews(requireRole(input.RoleName, ctx).tags),
    (tag) => tag.Key!,
    input,
  );
  return { Tags: items, ...marker };
};
