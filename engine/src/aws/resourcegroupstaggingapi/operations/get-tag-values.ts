// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetTagValues.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import type { TaggingContext } from '../context.ts';
import { tokenExpired } from '../faults.ts';
import { hasTags, taggedResourcesOf } from '../resources.ts';

export const getTagValues: Operation<'resourcegroupstaggingapi', 'GetTagValues', TaggingContext> = (
  input,
  ctx,
) => {
  const Key = input.Key!;
  const having = taggedResourcesOf(ctx).filter((resource) => hasTags(resource, [{ Key }]));
  const values = new Set(having.map(({ tags }) => tags[Key]!));
  const listed = page([...values], (value) => value, 500, input.PaginationToken);
  if (!listed) throw tokenExpired();
  return { PaginationToken: listed.nextToken ?? '', TagValues: listed.items };
};
