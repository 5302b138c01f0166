// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListRoleTags.html
import type { Operation } from '../../../kernel/context.ts';
import { findRole } from '../find.ts';
import { marked, shownTags } from '../views.ts';

export const listRoleTags: Operation<'iam', 'ListRoleTags'> = (input, ctx) => {
  const { items, marker } = marked(shownTags(findRole(input.RoleName, ctx).tags), (tag) => tag.Key!, input);
  return { Tags: items, ...marker };
};
