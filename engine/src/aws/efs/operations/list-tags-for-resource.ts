// https://docs.aws.amazon.com/efs/latest/ug/API_ListTagsForResource.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import { badRequest } from '../faults.ts';
import { requireTags } from '../find.ts';
import { tagViews } from '../tags.ts';

export const listTagsForResource: Operation<'efs', 'ListTagsForResource'> = (input, ctx) => {
  const tags = tagViews(requireTags(ctx, input.ResourceId));
  const listed = page(tags, ({ Key }) => Key, input.MaxResults ?? 100, input.NextToken);
  if (!listed) throw badRequest('The token is not valid.');
  return { Tags: listed.items, NextToken: listed.nextToken };
};
