// https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListUserTags.html
import type { Operation } from '../../../kernel/context.ts';
import { requireUser } from '../find.ts';
import { pageByMarker } from '../paging.ts';
import { tagViews } from '../tags.ts';

export const listUserTags: Operation<'iam', 'ListUserTags'> = (input, ctx) => {
  const { items, marker } = pageByMarker(
    tagViews(requireUser(input.UserName, ctx).tags),
    ({ Key = '' }) => Key,
    input,
  );
  return { Tags: items, ...marker };
};
