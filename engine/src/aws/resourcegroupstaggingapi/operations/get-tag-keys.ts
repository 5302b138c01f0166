// https://docs.aws.amazon.com/resourcegroupstagging/latest/APIReference/API_GetTagKeys.html
import type { Operation } from '../../../kernel/context.ts';
import { page } from '../../../kernel/page.ts';
import type { TaggingContext } from '../context.ts';
import { tokenExpired } from '../faults.ts';
import { taggedResourcesOf } from '../resources.ts';

export const getTagKeys: Operation<'resourcegroupstaggingapi', 'GetTagKeys', TaggingContext> = (
  input,
  ctx,
) => {
  const keys = new Set(taggedResourcesOf(ctx).flatMap(({ tags }) => Object.keys(tags)));
  const listed = page([...keys], (key) => key, 500, input.PaginationToken);
  if (!listed) throw tokenExpired();
  return { PaginationToken: listed.nextToken ?? '', TagKeys: listed.items };
};
